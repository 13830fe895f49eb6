using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Hosting.Logging;

namespace TelegramAdmin.Features.Operations.Logs;

/// <summary>The program's log: found by level, class, words and time, and followed as it is written.</summary>
public sealed partial class LogsPage
{
    private readonly List<Choice> _levels = [];
    private readonly List<Choice> _sinces = [];
    private LogPage? _page;
    private IReadOnlyList<string> _categories = [];
    private string? _text;
    private bool _isFollowing = true;
    private long _seen;

    [SupplyParameterFromQuery]
    public string? Level { get; set; }

    [SupplyParameterFromQuery]
    public string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery]
    public string? Since { get; set; }

    /// <summary>Ticks of the moment before which to begin.</summary>
    [SupplyParameterFromQuery]
    public long? Before { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required LogReader Reader { get; init; }

    [Inject]
    public required LogStore Store { get; init; }

    private string? OlderHref => _page?.Next is { } next ? Navigation.With("before", next.UtcTicks.ToString(CultureInfo.InvariantCulture)) : null;

    private LogFilter Filter => new(
        Level switch { "all" => LogLevel.Trace, "warning" => LogLevel.Warning, "error" => LogLevel.Error, _ => LogLevel.Information },
        string.IsNullOrEmpty(Category) ? null : Category,
        string.IsNullOrWhiteSpace(Words) ? null : Words.Trim(),
        Since switch { "1h" => Clock.GetUtcNow().AddHours(-1), "24h" => Clock.GetUtcNow().AddHours(-24), "7d" => Clock.GetUtcNow().AddDays(-7), _ => null },
        Before is > 0 and var ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null);

    protected override void OnParametersSet()
    {
        if (_levels.Count == 0)
        {
            _levels.AddRange([new("", L["Info and worse"]), new("warning", L["Warnings"]), new("error", L["Errors"]), new("all", L.Sense("All (levels)"))]);
            _sinces.AddRange([new("1h", L["the last hour"]), new("24h", L["the last 24 hours"]), new("7d", L["the last 7 days"])]);
        }
        _text = Words;
        Load();
    }

    protected override Task<bool> TickAsync()
    {
        if (!_isFollowing || Before is not null || Store.Last == _seen)
            return Task.FromResult(false);
        Load();
        return Task.FromResult(true);
    }

    private void Load()
    {
        _seen = Store.Last;
        _page = Reader.Read(Filter);
        _categories = Reader.Categories();
    }

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.With(new Dictionary<string, object?> { [name] = string.IsNullOrWhiteSpace(value) ? null : value, ["before"] = null }));
}
