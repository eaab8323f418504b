"""Addresses of mapping rounds: their lead's pages, and the parts that links open."""

from django.urls import URLPattern, path

from .views import agreeing, answering, checking, comparing, inviting, running, workshop

urlpatterns: list[URLPattern] = [
    path("rounds/", running.index, name="rounds_index"),
    path("rounds/new/", running.new, name="rounds_new"),
    path("rounds/<int:pk>/", running.show, name="rounds_round"),
    path("rounds/<int:pk>/keep-open/", running.keep_open, name="rounds_keep_open"),
    path("rounds/<int:pk>/close/", running.close, name="rounds_close"),
    path("rounds/<int:pk>/pack/", running.pack, name="rounds_pack"),
    path("rounds/<int:pk>/invite/", inviting.invite, name="rounds_invite"),
    path("rounds/<int:pk>/parts/<int:invite>/", agreeing.part, name="rounds_part"),
    path("rounds/<int:pk>/parts/<int:invite>/renew/", inviting.renew, name="rounds_renew"),
    path("rounds/<int:pk>/parts/<int:invite>/back/", agreeing.send_back, name="rounds_send_back"),
    path(
        "rounds/<int:pk>/parts/<int:invite>/agree/", agreeing.agree_part, name="rounds_agree_part"
    ),
    path("rounds/<int:pk>/agree/", agreeing.waiting, name="rounds_agree"),
    path("rounds/<int:pk>/agree/<int:contribution>/", agreeing.subject, name="rounds_subject"),
    path("rounds/<int:pk>/agree/<int:contribution>/link/", agreeing.link, name="rounds_link"),
    path("rounds/<int:pk>/queries/", checking.queries, name="rounds_queries"),
    path("rounds/<int:pk>/queries/<int:query>/", checking.query, name="rounds_query"),
    path("rounds/<int:pk>/none/", checking.say_none, name="rounds_say_none"),
    path("rounds/<int:pk>/none/<int:statement>/", checking.withdraw, name="rounds_withdraw"),
    path("rounds/<int:pk>/workshop/", workshop.wall, name="rounds_workshop"),
    path("rounds/<int:pk>/workshop/<int:card>/", workshop.card, name="rounds_card"),
    path("rounds/<int:pk>/workshop/<int:card>/merge/", workshop.merge, name="rounds_card_merge"),
    path("rounds/<int:pk>/workshop/<int:card>/off/", workshop.take_off, name="rounds_card_off"),
    path("rounds/<int:pk>/workshop/<int:card>/none/", workshop.to_none, name="rounds_card_none"),
    path("rounds/<int:pk>/workshop/<int:card>/query/", workshop.to_query, name="rounds_card_query"),
    path("rounds/join/<str:token>/", workshop.join, name="rounds_join"),
    path("rounds/join/<str:token>/dot/", workshop.dot, name="rounds_dot"),
    path("rounds/compare/", comparing.compare, name="rounds_compare"),
    path("rounds/compare/download.xlsx", comparing.download, name="rounds_compare_download"),
    path("rounds/mine/<int:invite>/", answering.mine, name="rounds_mine"),
    path("rounds/answer/<str:token>/", answering.part, name="rounds_answer"),
    path("rounds/answer/<str:token>/change/", answering.change, name="rounds_change"),
    path("rounds/answer/<str:token>/none/", answering.nothing, name="rounds_nothing"),
    path("rounds/answer/<str:token>/send/", answering.send, name="rounds_send"),
    path("rounds/answer/<str:token>/service/<str:key>/", answering.service, name="rounds_service"),
]
