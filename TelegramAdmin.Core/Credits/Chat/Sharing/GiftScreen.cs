using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Sharing;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Credits.Chat.Sharing;

/// <summary>/gift 5: wraps credits into a link, shows the ones that wait, and takes them back.</summary>
public sealed class GiftScreen(GiveCredits give, SettleGift settle) : IChatScreen
{
    private const string Back = "back:";

    public IReadOnlyList<string> Names { get; } = ["gift"];

    public bool AppliesTo(ChatTurn turn) => turn.Settings.Get(CreditSettings.GiftsAreAllowed) && turn.Tier.Allows(TierPermissions.GiveCredits);

    public Task ShowAsync(ChatTurn turn) => turn.Argument switch
    {
        "" => ListAsync(turn, turn.Say("credits.gift.ask", ("balance", turn.Account.Balance))),
        _ when turn.Argument.StartsWith(Back, StringComparison.Ordinal) => TakeBackAsync(turn, turn.Argument[Back.Length..]),
        _ => GiveAsync(turn),
    };

    private async Task GiveAsync(ChatTurn turn)
    {
        if (!long.TryParse(turn.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount < 1 || amount > turn.Account.Balance)
        {
            await ListAsync(turn, turn.Account.Balance > 0 ? turn.Say("credits.gift.amount", ("balance", turn.Account.Balance)) : turn.Say("credits.gift.none"));
            return;
        }
        var given = await give.RunAsync(turn.Db, turn.Account, amount, turn.Settings.Get(CreditSettings.GiftLastsDays), turn.Source("gift"), turn.Context.Bot.Id, turn.Settings.Get(CreditSettings.OnlyBoughtAreGiven));
        await (given.TryGet(out var gift, out var refused)
            ? ShowGiftAsync(turn, gift)
            : ListAsync(turn, WhyNot(turn, refused)));
    }

    private static string WhyNot(ChatTurn turn, Failure refused) =>
        refused == SharingErrors.TooManyGifts ? turn.Say("credits.gift.too_many")
        : refused == SharingErrors.OnlyBought ? turn.Say("credits.gift.only_bought")
        : turn.Say("credits.gift.amount", ("balance", turn.Account.Balance));

    private static Task ShowGiftAsync(ChatTurn turn, CreditGift gift)
    {
        var link = ShareCode.Link(turn.Context.Bot, "gift_" + gift.Code);
        var text = turn.Plain("credits.gift.share", ("amount", gift.Amount));
        return turn.ShowAsync(turn.Say("credits.gift.made", ("amount", gift.Amount), ("link", link), ("day", turn.Words.Day(gift.ExpiresAt))),
            [BotButton.Link(turn.Words.Plain("button.gift.share"), ShareCode.Share(link, text))],
            [BackButton(turn, gift), turn.Button("menu", "menu")]);
    }

    private static async Task ListAsync(ChatTurn turn, string html)
    {
        var waiting = await turn.Db.CreditGifts.Where(g => g.FromAccountId == turn.Account.Id && g.State == GiftState.Waiting).OrderBy(g => g.Id).ToListAsync();
        if (waiting.Count > 0)
            html += "\n\n" + turn.Say("credits.gift.waiting", ("count", waiting.Count));
        await turn.ShowAsync(html, [.. waiting.Chunk(3).Select(row => row.Select(gift => BackButton(turn, gift)).ToList()), [turn.Button("menu", "menu")]]);
    }

    // Only ever one's own gift, whatever number the button carries.
    private async Task TakeBackAsync(ChatTurn turn, string number)
    {
        var gift = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await turn.Db.CreditGifts.FirstOrDefaultAsync(g => g.Id == id && g.FromAccountId == turn.Account.Id)
            : null;
        var html = gift is null ? turn.Say("credits.gift.unknown")
            : await settle.ReturnAsync(turn.Db, gift, "Gift taken back") || gift.State == GiftState.Returned ? turn.Say("credits.gift.back")
            : turn.Say("credits.gift.taken");
        await ListAsync(turn, html);
    }

    private static BotButton BackButton(ChatTurn turn, CreditGift gift) => turn.Button("gift.back", string.Create(CultureInfo.InvariantCulture, $"gift:{Back}{gift.Id}"), ("amount", gift.Amount));
}
