using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Credits;

/// <summary>Closes with true once the tier is saved.</summary>
public sealed partial class TierDialog
{
    /// <summary>What no price and no bonus may be, so that a typing error is refused in the words of the use case.</summary>
    private const int NoNumber = -1;

    private readonly Dictionary<MessageKind, string> _prices = TierWords.Kinds.ToDictionary(k => k, _ => "");
    private string _name = "";
    private string _bonus = "0";
    private TierPermissions _permissions = TierPermissions.All;
    private bool _isDefault;
    private Failure? _failure;
    private IReadOnlyList<SettingChange>? _history;
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();

    /// <summary>The one to change; null to add one.</summary>
    [Parameter]
    public Tier? Tier { get; set; }

    /// <summary>There is none yet, so this becomes the usual one.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    [Inject]
    public required SettingActs Acts { get; init; }

    [Inject]
    public required SettingHistory History { get; init; }

    [Inject]
    public required StaffNames Names { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    protected override void OnInitialized()
    {
        _isDefault = IsFirst;
        if (Tier is null)
            return;
        var draft = TierDraft.Of(Tier);
        (_name, _permissions, _isDefault) = (draft.Name, draft.Permissions, draft.IsDefault);
        _bonus = draft.BonusPercent.ToString(CultureInfo.InvariantCulture);
        foreach (var (kind, price) in draft.Prices.ByKind.Where(p => _prices.ContainsKey(p.Key)))
            _prices[kind] = price.ToString(CultureInfo.InvariantCulture);
    }

    protected override async Task OnInitializedAsync()
    {
        if (Tier is null)
            return;
        _history = await History.OfAsync(Tier.WorkspaceId, SettingSteps.OfTier(Tier.Id));
        _names = await Names.OfAsync(_history.Select(change => change.By).OfType<long>());
    }

    private string Words(string json)
    {
        var draft = TierDraft.Read(json);
        return $"{draft.Name}: {TierWords.Prices(draft.Prices, L)}; {TierWords.May(draft.Permissions, L)}; +{draft.BonusPercent}%";
    }

    private async Task RevertAsync(string json)
    {
        // Being the usual tier is nobody's to give back: another one is it by now.
        _failure = await Acts.SaveTierAsync(Tier!.Id, TierDraft.Read(json) with { IsDefault = Tier.IsDefault });
        if (_failure is null)
            Dialogs.Close(true);
    }

    private async Task SaveAsync()
    {
        var prices = _prices.Where(p => !string.IsNullOrWhiteSpace(p.Value)).ToDictionary(p => p.Key, p => Number(p.Value));
        prices.TryAdd(MessageKind.Text, 1);
        _failure = await Acts.SaveTierAsync(Tier?.Id, new TierDraft(_name, new MessagePrices(prices), _permissions, Number(_bonus), _isDefault));
        if (_failure is null)
            Dialogs.Close(true);
    }

    private static int Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NoNumber;
}
