from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = "Produk"

    def ready(self):
        from participants import people, places, story
        from products import journey_of_person
        from products import people as told_of_people
        from products import places as told_of_places

        story.add_chapter(told_of_people.months)
        people.add_section(journey_of_person.stages)
        people.add_section(told_of_people.goods)
        people.add_section(told_of_people.income)
        places.add_section(told_of_places.income)
