"""A system (ICS) and its localities: a locality is a place, not a wall."""

from django.db import models
from django.db.models.functions import Lower


class SystemQuerySet(models.QuerySet["System"]):
    """Questions asked of systems."""

    def called(self, slug: str) -> "SystemQuerySet":
        return self.filter(slug=slug)


class System(models.Model):
    """An integrated care system, which holds localities."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    objects = SystemQuerySet.as_manager()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "name", "slug"})


class LocalityQuerySet(models.QuerySet["Locality"]):
    """Questions asked of localities."""

    def called(self, slug: str) -> "LocalityQuerySet":
        return self.filter(slug=slug)

    def by_name(self) -> "LocalityQuerySet":
        return self.order_by(Lower("name"))

    def formerly_called(self, slug: str) -> "LocalityQuerySet":
        return self.filter(former_slugs__slug=slug)


class Locality(models.Model):
    """A place with its own pages, under its own slug."""

    system = models.ForeignKey(System, on_delete=models.PROTECT, related_name="localities")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    # ONS local-authority codes, comma-separated, such as "E08000025".
    authorities = models.CharField(max_length=400, blank=True)
    # The key of a worked example in content/examples: its figures stand in for imported files.
    example = models.CharField(max_length=60, blank=True)
    # A word or initials shown as the locality's own mark; never the NHS logo by default.
    mark = models.CharField(max_length=40, blank=True)
    languages = models.CharField(max_length=80, default="en")
    founded_at = models.DateTimeField()

    objects = LocalityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "name"], name="locality_name_in_system")
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset(
            {
                *("id", "system", "name", "slug", "authorities", "example", "mark"),
                *("languages", "founded_at"),
            }
        )

    @property
    def authority_codes(self) -> tuple[str, ...]:
        return tuple(code for code in self.authorities.split(",") if code)

    @property
    def language_codes(self) -> tuple[str, ...]:
        return tuple(code for code in self.languages.split(",") if code)


class FormerSlug(models.Model):
    """A slug once printed on posters: it redirects for ever."""

    slug = models.SlugField(max_length=60, unique=True)
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="former_slugs")

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "slug", "locality"})
