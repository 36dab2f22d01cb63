from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Pelatihan"

    def ready(self):
        from participants import places, story
        from participants.models.participant_queryset import add_encounter
        from programs import encounters
        from programs import places as told_of_places
        from programs import story as told_of_people

        story.add_chapter(told_of_people.trainings)
        places.add_section(told_of_places.trainings)
        add_encounter(encounters.at_the_rusunawa)
