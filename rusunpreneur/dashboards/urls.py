from django.urls import path

from rusunpreneur.dashboards.home import home

urlpatterns = [path("", home, name="home")]
