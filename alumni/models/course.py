import re

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alumni.models.programme import Named


class CourseQuerySet(models.QuerySet["Course"]):
    def with_code(self, text: str) -> "Course | None":
        """The course whose code is all of the text, whatever the capitals and the spaces."""
        code = "".join(text.split()).upper()
        return self.filter(code=code).first() if Course.is_code(code) else None


class Course(Named):
    """A course of the university: its code leads a teacher's search to its syllabus."""

    code = models.CharField(_("code"), max_length=16, unique=True)
    syllabus_sv = models.TextField(_("syllabus in Swedish"), max_length=20_000, blank=True)
    syllabus_en = models.TextField(_("syllabus in English"), max_length=20_000, blank=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code=models.functions.Upper("code")), name="course_code_upper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @staticmethod
    def is_code(text: str) -> bool:
        """Whether it looks like the code of a course: two letters, three digits and a letter."""
        return bool(re.fullmatch(r"\s*[^\W\d_]{2}\s*\d{3}\s*[^\W\d_]\s*", text))

    @property
    def text(self) -> str:
        """What the course is about, in the reader's language where we have it."""
        texts = [self.syllabus_sv, self.syllabus_en]
        if (get_language() or "sv").startswith("en"):
            texts.reverse()
        return f"{self.name}\n{texts[0] or texts[1]}"
