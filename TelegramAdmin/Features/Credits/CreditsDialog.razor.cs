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
    private static readonly Choice[] Kinds = [new(nameof(CorrectionKind.Add), "Add"), new(nameof(CorrectionKind.Remove), "Take"), new(nameof(CorrectionKind.Set), "Set to")];

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

    private long? Amount => long.TryParse(_amount.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount <= EntryDraft.LargestAmount ? amount : null;

    private CorrectionKind Kind => Enum.Parse<CorrectionKind>(_kind);

    private string Verb => (Kind, Amount) switch
    {
        (CorrectionKind.Add, { } amount) => $"Add {Numbers.Count(amount)}",
        (CorrectionKind.Remove, { } amount) => $"Take {Numbers.Count(amount)}",
        (CorrectionKind.Set, { } amount) => $"Set to {Numbers.Count(amount)}",
        _ => "Add credits",
    };

    private string Outcome => (Kind, Amount) switch
    {
        (_, null) => $"{PersonName} has {Numbers.Count(View.Balance)}. {(_mayTake ? "" : $"You may add up to {Numbers.Count(_largest)} at once.")}",
        (CorrectionKind.Add, { } amount) => $"{Numbers.Count(View.Balance)} now, {Numbers.Count(View.Balance + amount)} then.",
        (CorrectionKind.Remove, { } amount) when amount > View.Balance => $"{PersonName} has {Numbers.Count(View.Balance)} only.",
        (CorrectionKind.Remove, { } amount) => $"{Numbers.Count(View.Balance)} now, {Numbers.Count(View.Balance - amount)} then.",
        (_, { } amount) => $"{Numbers.Count(View.Balance)} now, {Numbers.Count(amount)} then: {Numbers.Signed(amount - View.Balance)}.",
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
        Toasts.Done($"{PersonName} has {Numbers.Count(posted.Balance)} credits");
        Dialogs.Close(true);
    }
}
