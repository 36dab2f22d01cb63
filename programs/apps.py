from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Pelatihan"

    def ready(self):
        from participants import story
        from programs.story import trainings

        story.add_chapter(trainings)
