using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Credits;

/// <summary>Closes with true once credits moved.</summary>
public sealed partial class CreditsDialog
{
    /// <summary>One for the dialog, so that a second press moves nothing.</summary>
    private readonly string _request = Guid.NewGuid().ToString("N");

    private string _kind = nameof(CorrectionKind.Add);
    private string _amount = "";
    private string _reason = "";
    private bool _mayTake;
    private long _largest;
    private Failure? _failure;

    [Parameter, EditorRequired]
    public required AccountView View { get; set; }

    [Parameter, EditorRequired]
    public required string PersonName { get; set; }

    [Inject]
    public required AccountActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Choice[] Kinds => [new(nameof(CorrectionKind.Add), L["Add"]), new(nameof(CorrectionKind.Remove), L["Take"]), new(nameof(CorrectionKind.Set), L["Set to"])];

    private long? Amount => long.TryParse(_amount.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount <= EntryDraft.LargestAmount ? amount : null;

    private CorrectionKind Kind => Enum.Parse<CorrectionKind>(_kind);

    private string Verb => (Kind, Amount) switch
    {
        (CorrectionKind.Add, { } amount) => L["Add {0}", Numbers.Count(amount)],
        (CorrectionKind.Remove, { } amount) => L["Take {0}", Numbers.Count(amount)],
        (CorrectionKind.Set, { } amount) => L["Set to {0}", Numbers.Count(amount)],
        _ => L["Add credits"],
    };

    private string Outcome => (Kind, Amount) switch
    {
        (_, null) => $"{L["{0} has {1}.", PersonName, Numbers.Count(View.Balance)]} {(_mayTake ? "" : L["You may add up to {0} at once.", Numbers.Count(_largest)])}",
        (CorrectionKind.Add, { } amount) => L["{0} now, {1} then.", Numbers.Count(View.Balance), Numbers.Count(View.Balance + amount)],
        (CorrectionKind.Remove, { } amount) when amount > View.Balance => L["{0} has {1} only.", PersonName, Numbers.Count(View.Balance)],
        (CorrectionKind.Remove, { } amount) => L["{0} now, {1} then.", Numbers.Count(View.Balance), Numbers.Count(View.Balance - amount)],
        (_, { } amount) => L["{0} now, {1} then: {2}.", Numbers.Count(View.Balance), Numbers.Count(amount), Numbers.Signed(amount - View.Balance)],
    };

    protected override async Task OnInitializedAsync()
    {
        _largest = await Acts.LargestGiftAsync();
        _mayTake = _largest == EntryDraft.LargestAmount;
    }

    private async Task SaveAsync()
    {
        if (Amount is not { } amount)
            return;
        var done = await Acts.CorrectAsync(View.TelegramUserId, new CreditCorrection(Kind, amount, _reason.Trim(), _request));
        if (!done.TryGet(out var posted, out _failure))
            return;
        Toasts.Done(L["{0} has {1}", PersonName, L.Count(posted.Balance, "{0} credits", "{0} credits")]);
        Dialogs.Close(true);
    }
}
