using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;

namespace TelegramAdmin.Features.Gifts.Editing;

public sealed partial class GiftFields
{
    private const string Credits = "credits";
    private const string Pass = "pass";

    private bool _isPass;

    [Parameter, EditorRequired]
    public required GiftDraft Draft { get; set; }

    /// <summary>The field that is at fault.</summary>
    [Parameter]
    public string? Fault { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    private Choice[] Hows => [new(nameof(GiftKind.Given), L["Everybody gets it"]), new(nameof(GiftKind.Claimed), L["First come, first served"])];

    private Choice[] Whats => [new(Credits, L["Credits"]), new(Pass, L["Pass"])];

    private string LastDay => Draft.EndsAt is { } end ? Reader.Local(end).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    protected override void OnInitialized() => _isPass = Draft.PassDays > 0;

    private static string Text(long? number) => number is null or 0 ? "" : number.Value.ToString(CultureInfo.InvariantCulture);

    /// <returns>Null for nothing; what is no number becomes one that is refused.</returns>
    private static long? Number(ChangeEventArgs e) => (e.Value as string)?.Trim() switch
    {
        null or "" => null,
        var typed => int.TryParse(typed, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : -1,
    };

    /// <summary>The last second of the day on the reader's clock.</summary>
    private DateTimeOffset? EndOf(ChangeEventArgs e)
    {
        if (!DateOnly.TryParseExact(e.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var midnight = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(midnight, Reader.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private string? Wrong(string field) => Fault == field ? "true" : null;

    private void SetKind(string? kind) => Set(() =>
    {
        Draft.Kind = Enum.Parse<GiftKind>(kind!);
        if (Draft.Kind == GiftKind.Given)
            (Draft.MostClaims, Draft.EndsAt) = (null, null);
    });

    private void SetWhat(string? what) => Set(() =>
    {
        _isPass = what == Pass;
        (Draft.Credits, Draft.ExpiresAfterDays, Draft.Budget) = (_isPass ? 0 : 5, null, null);
        Draft.PassDays = _isPass ? 7 : 0;
    });

    private void Set(Action change)
    {
        change();
        _ = OnChanged.InvokeAsync();
    }
}
