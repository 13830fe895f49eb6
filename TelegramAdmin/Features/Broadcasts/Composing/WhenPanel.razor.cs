using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Broadcasts;

namespace TelegramAdmin.Features.Broadcasts.Composing;

public sealed partial class WhenPanel
{
    private const string Now = "now";
    private const string At = "at";
    private const string Local = "local";

    private static readonly TimeOnly UsualFrom = new(22, 0);
    private static readonly TimeOnly UsualUntil = new(8, 0);

    private readonly string _zones = $"zones-{Guid.NewGuid():N}";
    private readonly string _repeat = $"repeat-{Guid.NewGuid():N}";

    [Parameter, EditorRequired]
    public required BroadcastTiming Value { get; set; }

    [Parameter]
    public EventCallback<BroadcastTiming> ValueChanged { get; set; }

    /// <summary>What else belongs to when, such as the paid lane.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required TimeProvider Time { get; init; }

    private Choice[] Starts => [new(Now, L["Now"]), new(At, L["At a time"]), new(Local, L["In each person's time zone"])];

    private string Chosen => Value.Start == StartKind.Now ? Now : Value.IsLocal ? Local : At;

    private string Zone => Value.TimeZone ?? Reader.Zone.Id;

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly? TimeOf(object? value) => TimeOnly.TryParse(value as string, CultureInfo.InvariantCulture, out var time) ? time : null;

    private Task StartAsync(string choice) => ValueChanged.InvokeAsync(choice == Now
        ? Value with { Start = StartKind.Now, At = null, IsLocal = false, Repeat = null, LastDay = null }
        : Value with { Start = StartKind.At, At = Value.At ?? Tomorrow(), TimeZone = Zone, IsLocal = choice == Local });

    /// <summary>Nine o'clock of the reader's next day: late enough to think once more.</summary>
    private DateTime Tomorrow() => Reader.Local(Time.GetUtcNow()).Date.AddDays(1).AddHours(9);

    private Task AtAsync(ChangeEventArgs chosen) =>
        DateTime.TryParse(chosen.Value as string, CultureInfo.InvariantCulture, out var at) ? ValueChanged.InvokeAsync(Value with { At = at }) : Task.CompletedTask;

    private Task ZoneAsync(ChangeEventArgs chosen) => ValueChanged.InvokeAsync(Value with { TimeZone = (chosen.Value as string)?.Trim() is { Length: > 0 } zone ? zone : Reader.Zone.Id });

    private Task RepeatAsync(ChangeEventArgs chosen)
    {
        Recurrence? repeat = Enum.TryParse<Recurrence>(chosen.Value as string, out var known) ? known : null;
        return ValueChanged.InvokeAsync(Value with { Repeat = repeat, LastDay = repeat is null ? null : Value.LastDay });
    }

    private Task LastDayAsync(ChangeEventArgs chosen) =>
        ValueChanged.InvokeAsync(Value with { LastDay = DateOnly.TryParse(chosen.Value as string, CultureInfo.InvariantCulture, out var day) ? day : null });

    private Task QuietAsync(ChangeEventArgs chosen) => ValueChanged.InvokeAsync(chosen.Value is true
        ? Value with { QuietFrom = UsualFrom, QuietUntil = UsualUntil, TimeZone = Zone }
        : Value with { QuietFrom = null, QuietUntil = null });

    private Task QuietFromAsync(object? value) => ValueChanged.InvokeAsync(Value with { QuietFrom = TimeOf(value) ?? Value.QuietFrom });

    private Task QuietUntilAsync(object? value) => ValueChanged.InvokeAsync(Value with { QuietUntil = TimeOf(value) ?? Value.QuietUntil });
}
