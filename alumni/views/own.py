"""The door to one's own pages: whoever has no person yet is led to joining."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alumni.models import Person
from alumni.profile import with_all


def own_person(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the signed-in user's person, as `view(request, person, …)`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        mine = Person.objects.filter(user=request.user, erased_at=None)
        person = (with_all(mine) if request.method == "GET" else mine).first()
        if person is None:
            return redirect("alumni:join")
        request.user.person = person  # known now: nobody need ask the database again
        return view(request, person, *args, **kwargs)

    return guarded
