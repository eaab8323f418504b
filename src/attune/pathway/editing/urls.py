"""The addresses of the pages on which a pathway is adapted."""

from django.urls import URLPattern, path

from .views import comments, history, home, parts, routes, slots, words

public_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/
staff_urlpatterns: list[URLPattern] = [  # under /SLUG/pathway/work/
    path("", home.work, name="work"),
    path("new/", home.start, name="editing_start"),
    path("<slug:key>/", home.home, name="editing_home"),
    path("<slug:key>/move/", home.move, name="editing_move"),
    path("<slug:key>/part/<str:path>/", parts.part, name="editing_part"),
    path("<slug:key>/part/<str:path>/again/", parts.again, name="editing_again"),
    path("<slug:key>/part/<str:path>/remove/", parts.remove, name="editing_remove"),
    path("<slug:key>/add/<str:path>/", parts.add, name="editing_add"),
    path("<slug:key>/routes/<slug:step>/", routes.routes, name="editing_routes"),
    path("<slug:key>/slots/<slug:slot>/", slots.slot, name="editing_slot"),
    path("<slug:key>/slots/<slug:slot>/want/", slots.want, name="editing_want"),
    path("<slug:key>/slots/<slug:slot>/change/", slots.change, name="editing_placing"),
    path("<slug:key>/comment/", comments.say, name="editing_say"),
    path("<slug:key>/comment/<int:pk>/", comments.settle, name="editing_settle"),
    path("<slug:key>/history/", history.history, name="editing_history"),
    path("<slug:key>/history/<int:number>/", history.take_back, name="editing_back"),
    path("<slug:key>/words/", words.words, name="editing_words"),
]
