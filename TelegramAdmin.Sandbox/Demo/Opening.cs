namespace TelegramAdmin.Sandbox.Demo;

/// <summary>The first minute: everything that people can send, once.</summary>
internal static class Opening
{
    public static IEnumerable<Action> Acts(SandboxWorld world)
    {
        var bot = world.Bots[0];
        var (maya, lucia, dmitri, thais) = (world.People[0], world.People[1], world.People[2], world.People[3]);
        yield return () => maya.Start(bot);
        yield return () => maya.SendText(bot, "/buy50");
        yield return () => lucia.Start(bot, "verano");
        yield return () => lucia.SendText(bot, "/buy25");
        yield return () => maya.SendText(bot, "Hello! I am preparing for the B1 exam in June", [new TextEntity("bold", 30, 7)]);
        yield return () => dmitri.Start(bot);
        yield return () => dmitri.SendText(bot, "/buy10");
        yield return () => maya.SendText(bot, "Which book do I need for the first lesson?");
        yield return () => lucia.SendPhoto(bot, "¿Es esta la tarea para el lunes?", Files.Sample.Board.Content);
        yield return () => dmitri.SendText(bot, "Здравствуйте! Сколько стоит месяц занятий?");
        yield return () => EditLast(dmitri, bot, "Здравствуйте! Сколько стоит месяц занятий для двоих?");
        yield return () => maya.SendVoice(bot);
        yield return () => lucia.SendAlbum(bot, "Fotos de la academia, por si ayudan", 3);
        yield return () => QuoteLast(maya, bot, "Could you say more about this?");
        yield return () => dmitri.SendLocation(bot, 59.9311, 30.3609);
        yield return () => thais.Start(bot);
        yield return () => thais.SendText(bot, "Oi! Fiz o teste de nível, está em anexo");
        yield return () => thais.SendDocument(bot);
    }

    private static void EditLast(SandboxPerson person, SandboxBot bot, string text)
    {
        if (person.History(bot).LastOrDefault(message => !message.FromBot && message.Kind is null) is { } last)
            person.Edit(bot, last.Id, text);
    }

    private static void QuoteLast(SandboxPerson person, SandboxBot bot, string text)
    {
        var answered = person.History(bot).LastOrDefault(message => message is { FromBot: true, Text.Length: > 0 });
        person.SendText(bot, text, replyTo: answered?.Id, quote: answered?.Text?.Split('\n')[0]);
    }
}
