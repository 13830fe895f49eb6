using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings.Bots;

namespace TelegramAdmin.Features.Dashboard.Needs;

/// <summary>What needs a person, worst first. Empty when everything runs.</summary>
internal sealed class NeedList(StatusNow status, Reader reader, bool isReachable)
{
    public static bool IsQuiet(StatusNow status) =>
        status is { Waiting.Count: 0, UnknownMessages: 0, FailedUpdates: 0, BotsUp: > 0 } && status.Bots.All(b => b.Bot.State != BotState.NeedsYou);

    public IEnumerable<Need> All()
    {
        if (status.Bots.Count == 0)
            yield return new Need("no-bot", Tone.Info, "No bot yet", "Add one, and what people write to it arrives here.") { Door = new("Add bot", "/settings/bots?add=bot") };
        else if (status.Bots.All(b => b.Bot.State == BotState.Off))
            yield return new Need("all-off", Tone.Warn, "No bot is running", "All are stopped; what people write waits at Telegram for up to 24 hours.") { Door = new("Open bots", "/settings/bots") };
        foreach (var troubled in status.Bots.Where(b => b.Bot.State == BotState.NeedsYou))
            yield return OfBot(troubled.Bot);
        if (status.Waiting is { Count: > 0, Oldest: { } oldest })
            yield return OfWaiting(status.Waiting.Count, oldest);
        if (status.UnknownMessages > 0)
            yield return OfUnknown(status.UnknownMessages);
        if (status is { FailedUpdates: > 0, FailedUpdateOf: { } bot })
            yield return OfUpdates(status.FailedUpdates, bot);
    }

    private Need OfBot(Bot bot)
    {
        var cure = BotTroubles.CureOf(bot, isReachable);
        var need = new Need($"bot-{bot.Id}", Tone.Bad, $"@{bot.Username} {BotTroubles.Effect(bot.Trouble)}", BotTroubles.Reason(bot, status.At, reader));
        return cure == BotCure.ReplaceToken
            ? need with { Door = new("Put in a new token", Places.Bot(bot.Id)) }
            : need with { Cure = new(bot.Id, bot.Username, cure, BotTroubles.ButtonOf(cure, BotWords.ModeNow(bot, isReachable))) };
    }

    private Need OfWaiting(int count, Conversation oldest) => new("waiting", Tone.Warn,
        count == 1 ? "1 conversation waits longer than 15 minutes" : $"{Numbers.Count(count)} conversations wait longer than 15 minutes",
        $"{(count == 1 ? "" : "Oldest: ")}{oldest.Title}, {Numbers.Duration(Whole(status.At - oldest.LastMessageAt))}")
    {
        Door = new("Open", count == 1 ? Places.Conversation(oldest.Id) : Places.Unread),
    };

    private static Need OfUnknown(int count) => new("unknown", Tone.Violet,
        count == 1 ? "1 message may or may not have arrived" : $"{Numbers.Count(count)} messages may or may not have arrived",
        "Telegram's answer was lost. Decide whether to send again.")
    {
        Door = new("Decide", Places.Undelivered()),
    };

    private static Need OfUpdates(int count, BotId latest) => new("updates", Tone.Warn,
        count == 1 ? "1 update could not be worked on" : $"{Numbers.Count(count)} updates could not be worked on",
        "In the last 24 hours. Each stays in the log of its bot with its error.")
    {
        Door = new("Open log", Places.BotLog(latest)),
    };

    /// <summary>Whole minutes: seconds would tick in the list.</summary>
    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromMinutes(Math.Floor(span.TotalMinutes));
}
