from cms.models.award import Award, AwardIndexPage
from cms.models.home import HomePage
from cms.models.standard import StandardPage
from cms.models.story import StoryIndexPage, StoryPage

__all__ = [
    "Award",
    "AwardIndexPage",
    "HomePage",
    "StandardPage",
    "StoryIndexPage",
    "StoryPage",
]
