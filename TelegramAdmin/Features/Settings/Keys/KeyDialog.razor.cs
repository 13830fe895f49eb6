using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Keys;

/// <summary>Closes with the new <see cref="ApiKey"/>, true for a changed one, or nothing.</summary>
public sealed partial class KeyDialog
{
    private static readonly ApiScopes[] AllScopes = [.. Enum.GetValues<ApiScopes>().Where(s => s != ApiScopes.None)];

    private readonly HashSet<ApiScopes> _scopes = [ApiScopes.MessagesSend, ApiScopes.MessagesRead];
    private readonly HashSet<BotId> _chosen = [];
    private string _name = "";
    private string _rate = "";
    private bool _usesAll = true;
    private DateOnly? _lastDay;
    private Failure? _failure;
    private CreatedApiKey? _made;

    [Parameter, EditorRequired]
    public required IReadOnlyList<InboxBot> Bots { get; set; }

    /// <summary>The key to change; null to make one.</summary>
    [Parameter]
    public ApiKeyView? View { get; set; }

    [Inject]
    public required KeyActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    protected override void OnInitialized()
    {
        if (View is not { } view)
            return;
        _scopes.Clear();
        _scopes.UnionWith(AllScopes.Where(s => view.Scopes.HasFlag(s)));
        _chosen.UnionWith(view.Bots ?? []);
        (_name, _usesAll, _rate, _lastDay) = (view.Key.Name, view.Bots is null, view.Key.RatePerSecond?.ToString(CultureInfo.InvariantCulture) ?? "", LastDayOf(view.Key.ExpiresAt));
    }

    private string? IsFault(string field) => _failure?.Field == field ? "true" : null;

    private static void Toggle<T>(HashSet<T> all, T one, ChangeEventArgs e) => _ = e.Value is true ? all.Add(one) : all.Remove(one);

    private async Task SaveAsync()
    {
        if (!TryReadRate(out var rate))
        {
            _failure = ApiKeyErrors.RateInvalid;
            return;
        }
        var wanted = new NewApiKey(_name.Trim(), _scopes.Aggregate(ApiScopes.None, (all, s) => all | s)) { Bots = _usesAll ? null : _chosen, RatePerSecond = rate, ExpiresAt = Expiry() };
        if (View is { } view)
        {
            _failure = (await Acts.ChangeAsync(view.Key.Id, wanted)).Failure;
            if (_failure is null)
                Dialogs.Close(true);
            return;
        }
        (await Acts.CreateAsync(wanted)).TryGet(out _made, out _failure);
    }

    private bool TryReadRate(out int? rate)
    {
        rate = int.TryParse(_rate, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return rate is not null || string.IsNullOrWhiteSpace(_rate);
    }

    /// <summary>The moment after the last day; one that was set to the second elsewhere stays while its day does.</summary>
    private DateTimeOffset? Expiry() =>
        _lastDay == LastDayOf(View?.Key.ExpiresAt) ? View?.Key.ExpiresAt : _lastDay is not { } day ? null : new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    private static DateOnly? LastDayOf(DateTimeOffset? expiry) => expiry is { } at ? DateOnly.FromDateTime(at.UtcDateTime.AddTicks(-1)) : null;
}
