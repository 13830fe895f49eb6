using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AdminMenus.Gifts;

/// <summary>One gift: what it gives, how far it got, and what can be done with it.</summary>
internal sealed class GiftPage(GiftReader gifts) : IMenuPage
{
    public string Name => "gift";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        if (visit.Route.Number(0) is not { } id || await gifts.FindAsync(visit.Workspace, id) is not { } line)
            return new MenuScreen(MenuText.Of(GiftErrors.NotFound), [], MenuRoute.Page("gifts"), "/gifts");
        var html = $"""
            <b>{MenuText.Name(line.Gift.Name)}</b> · {GiftErrors.WordOf(line.Gift.State)}
            {MenuText.Line(line.Gift.Trouble, 200)}

            Gives  {Each(line.Gift)} each{(line.Gift.Kind == GiftKind.Claimed ? " to whoever takes it" : "")}
            {Progress(line)}
            """;
        return new MenuScreen(html, [[.. visit.May(AdminRole.Admin) ? Buttons(line.Gift) : []], [MenuScreen.Button("🔄 Look again", MenuRoute.Page(Name, id))]], MenuRoute.Page("gifts"), $"/gifts/{id}");
    }

    internal static string Each(GiftCampaign gift) => gift.IsPass ? $"a pass of {MenuText.Count(gift.PassDays, "day", "days")}" : MenuText.Count(gift.Credits, "credit", "credits");

    private static string Progress(GiftLine line) => line switch
    {
        { Gift.State: GiftState.Draft } => "Nothing is given yet.",
        { Gift.State: GiftState.Undoing or GiftState.Undone, Totals: var t } => $"Taken back from {MenuText.Count(t.Undone)} of {MenuText.Count(t.Got, "person", "people")}: {MenuText.Count(t.Returned)}",
        { Gift: { Kind: GiftKind.Claimed } gift, Totals: var t } => $"Taken by <b>{MenuText.Count(t.Got)}</b>{(gift.MostPeople is { } most ? $" of {MenuText.Count(most)}" : "")} · button sent to {MenuText.Count(t.Told)}",
        { Totals: var t } => $"<b>{MenuText.Count(t.Got)}</b> of {MenuText.Count(t.People, "person", "people")} have it · told {MenuText.Count(t.Told)} · not told {MenuText.Count(t.NotTold)}",
    };

    private static IEnumerable<BotButton> Buttons(GiftCampaign gift) => gift.State switch
    {
        GiftState.Draft => [MenuScreen.Button("🎁 Give", MenuRoute.Ask("giftgo", gift.Id, gift.Version))],
        GiftState.Running => [MenuScreen.Button("⏸ Pause", MenuRoute.Ask("gift", gift.Id, "pause")), MenuScreen.Button("⏹ Stop", MenuRoute.Ask("gift", gift.Id, "stop"))],
        GiftState.Paused => [MenuScreen.Button("▶️ Go on", MenuRoute.Ask("gift", gift.Id, "resume")), MenuScreen.Button("⏹ Stop", MenuRoute.Ask("gift", gift.Id, "stop"))],
        _ => [],
    };
}
