using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>One broadcast: as a draft whom it goes to and how it reads, afterwards how far it got.</summary>
internal sealed class CastPage(BroadcastReader broadcasts, AudienceReader audiences, AudienceNames names) : IMenuPage
{
    private const int LongestPreview = 600;

    public string Name => "castone";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        if (visit.Route.Number(0) is not { } id || await broadcasts.FindAsync(visit.Workspace, id) is not { } broadcast)
            return new MenuScreen("This broadcast does not exist any more.", [], MenuRoute.Page("cast"), "/broadcast");
        var title = $"{CastWords.Sign(broadcast.State)} {MenuText.Bold(MenuText.Name(broadcast.Name))} · {CastWords.Of(broadcast.State)}";
        return broadcast.State == BroadcastState.Draft ? await DraftAsync(visit, broadcast, title) : await ProgressAsync(visit, broadcast, title);
    }

    private async Task<MenuScreen> DraftAsync(MenuVisit visit, Broadcast broadcast, string title)
    {
        var audience = broadcast.ReadAudience();
        var counted = await audiences.CountAsync(visit.Workspace, audience);
        var goes = counted.TryGet(out var count, out var unclear)
            ? $"{MenuText.Count(count.People, "person", "people")}, {MenuText.Count(count.Reachable)} of them can be reached"
            : $"⚠️ {MenuText.Of(unclear)}";
        var html = $"""
            {title}

            To  {MenuText.Line(await WhoAsync(visit, audience), 200)}
            {goes}

            {Preview(broadcast)}
            """;
        return new MenuScreen(html, visit.May(AdminRole.Admin) ?
        [
            [MenuScreen.Button("👥 Choose who gets it", MenuRoute.Page("castto", broadcast.Id))],
            count is { People: > 0 } ? [Start(broadcast, audience, count.People)] : [],
        ] : [], MenuRoute.Page("cast"), $"/broadcast/{broadcast.Id}");
    }

    private async Task<string> WhoAsync(MenuVisit visit, Audience audience) => audience switch
    {
        { Kind: AudienceKind.All, Of: null or { Count: 0 } } => "everybody",
        { Kind: AudienceKind.All, Of: [{ Kind: AudienceKind.Where, Field: AudienceField.Segment, Values: [var segment] }] } => (await names.OfAsync(visit.Workspace, audience)).Of(AudienceField.Segment, segment),
        _ => "people who match the conditions that were set in the browser",
    };

    private static BotButton Start(Broadcast broadcast, Audience audience, long people) => StartBroadcast.NeedsConfirmation(audience, people)
        ? MenuScreen.Button("🚀 Send", MenuRoute.Input("castgo", broadcast.Id, broadcast.Version))
        : MenuScreen.Button("🚀 Send", MenuRoute.Ask("cast", "start", broadcast.Id, broadcast.Version));

    private async Task<MenuScreen> ProgressAsync(MenuVisit visit, Broadcast broadcast, string title)
    {
        var counts = await broadcasts.CountsAsync(visit.Workspace, broadcast.Id);
        var html = $"""
            {title}
            {(broadcast.Trouble is null ? "" : $"⚠️ {MenuText.Line(broadcast.Trouble, 300)}\n")}
            {CastWords.Bar(counts)}  {CastWords.Share(counts)} · {MenuText.Count(counts.Done)} of {MenuText.Count(counts.ToSend)}

            Sent  {MenuText.Count(counts.Sent)}
            Failed  {MenuText.Count(counts.Failed)}
            Waiting  {MenuText.Count(counts.Waiting + counts.Queued)}
            Unknown  {MenuText.Count(counts.Unknown)}
            Left out  {MenuText.Count(counts.Skipped)}
            """;
        return new MenuScreen(html, [visit.May(AdminRole.Admin) ? [.. Buttons(broadcast)] : [], [MenuScreen.Button("🔄 Look again", MenuRoute.Page(Name, broadcast.Id))]], MenuRoute.Page("cast"), $"/broadcast/{broadcast.Id}");
    }

    private static IEnumerable<BotButton> Buttons(Broadcast broadcast) => broadcast.State switch
    {
        BroadcastState.Running or BroadcastState.Scheduled => [Act("⏸ Pause", "pause", broadcast), Act("⏹ Stop", "stop", broadcast)],
        BroadcastState.Paused => [Act("▶️ Resume", "resume", broadcast), Act("⏹ Stop", "stop", broadcast)],
        _ => [],
    };

    private static BotButton Act(string words, string verb, Broadcast broadcast) => MenuScreen.Button(words, MenuRoute.Ask("cast", verb, broadcast.Id));

    // As it is written: names of variables stand in it, and its formatting is Telegram's own.
    private static string Preview(Broadcast broadcast)
    {
        var text = TelegramHtml.Read(broadcast.ReadVariants()[0].Message.Default.Text).Text;
        return text.Length == 0 ? "<i>No text.</i>" : $"<blockquote>{MenuText.Escape(ShortText.Cut(text, LongestPreview))}</blockquote>";
    }
}
