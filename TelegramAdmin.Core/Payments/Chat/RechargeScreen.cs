using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>/autorecharge: how it stands; else package, threshold and monthly limit, one press each, and the words to agree to.</summary>
public sealed class RechargeScreen(Shelf shelf, ChooseRecharge choose, EngineOptions options) : IChatScreen
{
    private const string Name = "autorecharge";

    public IReadOnlyList<string> Names { get; } = [Name];

    public bool AppliesTo(ChatTurn turn) => options.Stripe.IsOn && turn.Settings.Get(PaymentSettings.RechargeIsOffered) && turn.Tier.Allows(TierPermissions.AutoRecharge);

    public Task ShowAsync(ChatTurn turn) => turn switch
    {
        { Argument: "" } => ShowStateAsync(turn),
        { Argument: "new" } => ChooseAsync(turn, new RechargeWish()),
        { IsPress: true, Argument: "agree" } => AgreeAsync(turn),
        { IsPress: true, Argument: "off" } => SwitchOffAsync(turn),
        _ => ChooseAsync(turn, RechargeWish.Read(turn.Argument)),
    };

    private async Task ShowStateAsync(ChatTurn turn, string? above = null)
    {
        var recharge = await turn.Db.AutoRecharges.AsNoTracking().FirstOrDefaultAsync(r => r.AccountId == turn.Account.Id);
        var state = recharge?.State switch
        {
            RechargeState.On => "on",
            RechargeState.Retrying => "retrying",
            RechargeState.NeedsConfirmation => "confirmation",
            RechargeState.GivenUp => "given_up",
            _ => "off",
        };
        var html = (above is null ? "" : above + "\n\n") + turn.Say("recharge.title") + "\n\n" + turn.Say("recharge." + state);
        if (recharge?.State is RechargeState.On or RechargeState.Retrying or RechargeState.NeedsConfirmation)
            await turn.ShowAsync($"{html}\n\n{await FactsAsync(turn, recharge)}", [turn.Button("recharge.change", Name + ":new"), turn.Button("recharge.off", Name + ":off")], [turn.Button("menu", "menu")]);
        else
            await turn.ShowAsync(html, [turn.Button("recharge.new", Name + ":new")], [turn.Button("menu", "menu")]);
    }

    private async Task<string> FactsAsync(ChatTurn turn, AutoRecharge recharge)
    {
        var ware = (await shelf.OfAsync(turn)).FirstOrDefault(w => w.Product.Id == recharge.ProductId);
        return turn.Say("recharge.facts", ("product", ware?.Text.Name ?? "–"), ("threshold", recharge.Threshold), ("cap", Currencies.Write(recharge.MonthlyCap, recharge.Currency)), ("card", recharge.MethodName ?? "–"));
    }

    private async Task ChooseAsync(ChatTurn turn, RechargeWish wish)
    {
        var packages = (await shelf.OfAsync(turn)).Where(w => w.Product.Kind == ProductKind.Credits && w.Card is not null).ToList();
        if (packages.Find(w => w.Product.Id == wish.ProductId) is not { } ware)
            await AskAsync(turn, packages.Count == 0 ? "purchase.empty" : "recharge.package", packages.Select(w => new BotButton($"{w.Text.Name} · {w.Card}", Data(new RechargeWish(w.Product.Id)))), perRow: 1);
        else if (wish.Threshold is null)
            await AskAsync(turn, "recharge.threshold", RechargeWish.Thresholds.Select(t => turn.Button("recharge.below", Data(wish with { Threshold = t }), ("threshold", t))), perRow: 2);
        else if (wish.Times is null)
            await AskAsync(turn, "recharge.times", RechargeWish.TimesAMonth.Select(t => turn.Button("recharge.at_most", Data(wish with { Times = t }), ("times", t))), perRow: 2);
        else
            await PrepareAsync(turn, ware, wish);
    }

    private static Task AskAsync(ChatTurn turn, string key, IEnumerable<BotButton> answers, int perRow) =>
        turn.ShowAsync(turn.Say(key), [.. answers.Chunk(perRow), [turn.Button("back", Name)]]);

    // The price of one purchase is what is on the shelf; a discount is for one purchase only and not for the limit.
    private async Task PrepareAsync(ChatTurn turn, Ware ware, RechargeWish wish)
    {
        var preferred = turn.Settings.Get(PaymentSettings.Currency);
        var price = ware.Product.Prices.Find(p => p.Currency == preferred) ?? ware.Product.Prices.Find(p => p.Currency != Currencies.Stars)!;
        var prepared = await choose.PrepareAsync(turn.Context, wish.Threshold!.Value, ware.Product.Id, checked(price.Amount * wish.Times!.Value));
        if (!prepared.TryGet(out var recharge, out var refused))
        {
            await ShowStateAsync(turn, turn.Say(PurchaseWords.KeyOf(refused)));
            return;
        }
        await turn.Db.SaveChangesAsync();
        await turn.ShowAsync(turn.Say("recharge.consent", ("consent", await choose.ConsentAsync(turn.Db, recharge))),
            [turn.Button("recharge.agree", Name + ":agree")], [turn.Button("recharge.cancel", Name + ":off")]);
    }

    private async Task AgreeAsync(ChatTurn turn)
    {
        var agreed = await choose.AgreeAsync(turn.Context);
        await turn.Db.SaveChangesAsync();
        if (agreed.TryGet(out var recharge, out _) && recharge.State == RechargeState.Preparing)
            await turn.ShowAsync(turn.Say("recharge.card"), [turn.Button("menu", "menu")]);
        else
            await ShowStateAsync(turn);
    }

    private async Task SwitchOffAsync(ChatTurn turn)
    {
        await choose.SwitchOffAsync(turn.Context);
        await turn.Db.SaveChangesAsync();
        await ShowStateAsync(turn);
    }

    private static string Data(RechargeWish wish) => $"{Name}:{wish.Write()}";
}
