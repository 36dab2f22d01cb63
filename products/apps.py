from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = "Produk"

    def ready(self):
        from participants import people, story
        from products import people as told_of_people

        story.add_chapter(told_of_people.months)
        people.add_section(told_of_people.goods)
