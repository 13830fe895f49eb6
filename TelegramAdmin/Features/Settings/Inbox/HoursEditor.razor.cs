using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Features.Settings.Inbox;

public sealed partial class HoursEditor
{
    private readonly string _zones = $"zones-{Guid.NewGuid():N}";
    private DateOnly? _dayOff;

    [Parameter, EditorRequired]
    public required InboxHours Hours { get; set; }

    [Parameter]
    public EventCallback<InboxHours> HoursChanged { get; set; }

    /// <summary>What is wrong with them.</summary>
    [Parameter]
    public string? Fault { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required TimeProvider Clock { get; init; }

    private Choice[] Choices => [new("always", L["Always"]), new("hours", L["At these hours"])];

    private IEnumerable<(string Id, string Offset)> Zones
    {
        get
        {
            var now = Clock.GetUtcNow();
            return TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).OrderBy(z => z.Id, StringComparer.Ordinal).Select(z => (z.Id, L["{0} now, UTC{1}", TimeZoneInfo.ConvertTime(now, z).ToString("HH:mm", CultureInfo.InvariantCulture), TimeZoneInfo.ConvertTime(now, z).ToString("zzz", CultureInfo.InvariantCulture)]));
        }
    }

    private Task GiveAsync(InboxHours hours) => HoursChanged.InvokeAsync(hours);

    private Task Switch(string choice) => GiveAsync(choice == "always" ? Hours with { Spans = [] } : Hours.IsAlways ? HoursWords.Usual(Hours == InboxHours.Always ? Reader.Zone.Id : Hours.TimeZone) with { DaysOff = Hours.DaysOff } : Hours);

    private Task ChangeAsync(WeekSpan span, object? value, bool isFrom)
    {
        if (!TimeOnly.TryParseExact(value as string, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return Task.CompletedTask; // An empty field stands for nothing.
        var changed = isFrom ? span with { From = time } : span with { To = time };
        return GiveAsync(Hours with { Spans = [.. Hours.Spans.Select(s => s == span ? changed : s)] });
    }

    /// <summary>What comes after the spans of a day; null where the day is full.</summary>
    private static WeekSpan? Next(IReadOnlyList<WeekSpan> spans)
    {
        if (spans.Count == 0)
            return new WeekSpan(default, new TimeOnly(9, 0), new TimeOnly(18, 0));
        var last = spans.MaxBy(s => s.From)!.To;
        return last == TimeOnly.MinValue || last >= new TimeOnly(23, 0) ? null : new WeekSpan(default, last, last >= new TimeOnly(22, 0) ? TimeOnly.MinValue : last.AddHours(2));
    }

    private InboxHours CopiedToWeekdays(IReadOnlyList<WeekSpan> monday) => Hours with
    {
        Spans = [.. Hours.Spans.Where(s => s.Day is DayOfWeek.Saturday or DayOfWeek.Sunday), .. HoursWords.Week.Take(5).SelectMany(day => monday.Select(s => s with { Day = day }))],
    };

    private async Task AddDayOffAsync()
    {
        if (_dayOff is { } day && !Hours.DaysOff.Contains(day))
            await GiveAsync(Hours with { DaysOff = [.. Hours.DaysOff, day] });
        _dayOff = null;
    }
}
