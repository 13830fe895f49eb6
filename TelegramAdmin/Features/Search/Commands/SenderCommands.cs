using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Broadcasts.Watching;
using TelegramAdmin.Features.Settings.Bots;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>What the palette does with what sends: broadcasts and bots.</summary>
public sealed class SenderCommands(WatchActs broadcasts, BotActs bots, Localizer words)
{
    internal CommandAnswer Offer(CommandText command, IReadOnlyList<FoundDocument> hits) => command.Verb switch
    {
        CommandVerb.Pause => new CommandAnswer([.. hits.Select(Pause)]),
        CommandVerb.StartBot => new CommandAnswer([.. hits.Select(Start)]),
        _ => new CommandAnswer([.. hits.Where(h => h.State != "off").Select(Stop)]),
    };

    private PaletteAct Pause(FoundDocument hit) => new("pause", words["Pause {0}", hit.Title], words["Broadcast"],
        new ConfirmRequest(words["Pause {0}?", hit.Title], words["What waits in the queue stays here until somebody goes on with it; what is under way still arrives."], words["Pause"], words["Keep sending"], IsDestructive: false),
        words["{0} is paused", hit.Title], async () => PaletteOutcome.Of((await broadcasts.PauseAsync(hit.SourceId)).Failure, () => broadcasts.ResumeAsync(hit.SourceId)));

    private PaletteAct Stop(FoundDocument hit) => new("stop_circle", words["Stop the bot {0}", hit.Title], hit.Text,
        new ConfirmRequest(words["Stop the bot {0}?", hit.Title], words["It neither receives nor sends until somebody starts it. What people write meanwhile waits at Telegram, for a day."], words["Stop"], words["Leave it on"]),
        words["{0} is stopped", hit.Title], async () => PaletteOutcome.Of(await bots.StopAsync(new BotId(hit.SourceId)), () => bots.StartAsync(new BotId(hit.SourceId))));

    private PaletteAct Start(FoundDocument hit) => new("play_circle", words["Start the bot {0}", hit.Title], hit.Text,
        new ConfirmRequest(words["Start the bot {0}?", hit.Title], words["It receives what waited at Telegram, and sends what waits in the queue."], words["Start"], words["Leave it off"], IsDestructive: false),
        words["{0} is starting", hit.Title], async () => PaletteOutcome.Of(await bots.StartAsync(new BotId(hit.SourceId)), () => bots.StopAsync(new BotId(hit.SourceId))));
}
