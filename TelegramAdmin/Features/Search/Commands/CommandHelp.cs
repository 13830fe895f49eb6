using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>What to write where a sentence begins like a command and is none.</summary>
internal static class CommandHelp
{
    private static readonly (CommandVerb Verb, string[] Words)[] Beginnings =
    [
        (CommandVerb.Ban, ["ban", "banear", "забанить", "бан"]), (CommandVerb.Unban, ["unban", "desbanear", "разбанить"]), (CommandVerb.Give, ["give", "grant", "dar", "дать"]),
        (CommandVerb.Move, ["move", "mover", "перевести"]), (CommandVerb.Close, ["close", "cerrar", "закрыть"]), (CommandVerb.Snooze, ["snooze", "posponer", "отложить"]),
        (CommandVerb.Assign, ["assign", "asignar", "назначить"]), (CommandVerb.Label, ["label", "etiquetar", "пометить"]), (CommandVerb.Pause, ["pause", "pausar", "приостановить"]),
        (CommandVerb.StopBot, ["stop", "parar", "остановить"]), (CommandVerb.StartBot, ["start", "iniciar", "запустить"]),
    ];

    /// <summary>What the first word means; null where it is no verb of ours.</summary>
    public static CommandVerb? VerbOf(string text)
    {
        var first = text.Trim().Split(' ', 2)[0].ToLowerInvariant();
        return Array.Find(Beginnings, b => b.Words.Contains(first)) is { Words: not null } found ? found.Verb : null;
    }

    public static string Sample(CommandVerb verb, Localizer words) => verb switch
    {
        CommandVerb.Ban => words["ban Dele"],
        CommandVerb.Unban => words["unban Dele"],
        CommandVerb.Give or CommandVerb.Pass => words["give 10 credits to Dele, give 30 days to Dele"],
        CommandVerb.Move => words["move Dele to Plus"],
        CommandVerb.Close => words["close Dele"],
        CommandVerb.Snooze => words["snooze Dele for 3 hours"],
        CommandVerb.Assign => words["assign Dele to me"],
        CommandVerb.Label => words["label Dele as refund"],
        CommandVerb.Pause => words["pause May reading week, pause bot Lingo"],
        CommandVerb.StopBot => words["stop bot Lingo"],
        CommandVerb.StartBot => words["start bot Lingo"],
        _ => words["new broadcast"],
    };
}
