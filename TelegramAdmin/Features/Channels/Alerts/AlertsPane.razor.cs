using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Channels.Alerts;

public sealed partial class AlertsPane
{
    public const string Rules = "rules";
    public const string Report = "report";

    private const int Size = 50;

    private static readonly Dictionary<string, object?> NoFilters = new() { ["kind"] = null, ["channel"] = null, ["unseen"] = null, [UrlState.Cursor] = null };

    private Staff? _staff;
    private IReadOnlyList<AlertLine> _alerts = [];
    private IReadOnlyList<ChannelAlertRule> _rules = [];
    private IReadOnlyDictionary<long, string> _channels = new Dictionary<long, string>();
    private bool _hasOlder;
    private int _unseen;
    private string? _read;

    /// <summary>Null for all.</summary>
    [Parameter]
    public TrackedChannel? Channel { get; set; }

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "channel")]
    public string? ChannelText { get; set; }

    [SupplyParameterFromQuery]
    public string? Unseen { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required AlertReader Alerts { get; init; }

    [Inject]
    public required AlertRuleBook Book { get; init; }

    [Inject]
    public required SeeAlerts See { get; init; }

    [Inject]
    public required ChannelReader Reader { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Choice[] Views => Channel is null ? [new("", L["Alerts"]), new(Rules, L["Rules"]), new(Report, L["Weekly report"])] : [new("", L["Alerts"]), new(Rules, L["Rules"])];

    private AlertKind? Chosen => AlertWords.ReadKind(Kind);

    private long? OfChannel => Channel?.Id ?? (long.TryParse(ChannelText, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null);

    private bool IsFiltered => Chosen is not null || Unseen == "1" || (Channel is null && OfChannel is not null);

    private string Shown => $"{Tab} {Kind} {OfChannel} {Unseen} {Cursor}";

    private string EmptyText => IsFiltered ? L["No alert matches these filters."] : L["No alerts yet. They appear when a rule that is on finds what it looks for."];

    private string? OlderHref => _hasOlder ? Navigation.With(UrlState.Cursor, _alerts[^1].Alert.Id.ToString(CultureInfo.InvariantCulture)) : null;

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<ChannelAlerted>(e => e.WorkspaceId == _staff.Workspace && (Channel is null || e.ChannelId == Channel.Id));
        Follow<ChannelAlertsChanged>(e => e.WorkspaceId == _staff.Workspace);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_read != Shown)
            await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var workspace = _staff!.Workspace;
        _channels = (await Reader.ListAsync(workspace)).ToDictionary(r => r.Channel.Id, r => r.Channel.Title);
        _rules = [.. (await Book.ListAsync(workspace)).Where(r => Channel is null || r.IsAbout(Channel))];
        _unseen = await Alerts.UnseenAsync(workspace, Channel?.Id);
        var before = long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var found = await Alerts.ListAsync(workspace, new AlertFilter(OfChannel, Chosen, Unseen == "1"), before, Size);
        (_alerts, _hasOlder, _read) = ([.. found.Take(Size)], found.Count > Size, Shown);
    }

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.With(name, value));

    private async Task SeeAsync(long? alert)
    {
        var staff = await Session.RequireAsync(AdminRole.Operator);
        await See.RunAsync(staff.Workspace, alert, Channel?.Id, staff.Name);
        await RefreshAsync();
    }

    private async Task WriteAsync(ChannelAlertRule? rule)
    {
        var given = new Dictionary<string, object?> { [nameof(RuleDialog.Rule)] = rule, [nameof(RuleDialog.OfChannel)] = Channel?.Id };
        await Dialogs.OpenAsync<RuleDialog>(rule is null ? L["Write a rule"] : L["Change the rule"], given!, FormDialogs.Wide);
        await RefreshAsync();
    }

    private async Task SwitchAsync(ChannelAlertRule rule)
    {
        var actor = await Session.RequireActorAsync(AdminRole.Admin);
        Say(await Book.SwitchAsync(_staff!.Workspace, rule.Id, !rule.IsOn, actor), L["Nothing was switched"]);
        await RefreshAsync();
    }

    private async Task DeleteAsync(ChannelAlertRule rule)
    {
        var actor = await Session.RequireActorAsync(AdminRole.Admin);
        if (Say(await Book.DeleteAsync(_staff!.Workspace, rule.Id, actor), L["Nothing was deleted"]))
            Toasts.Undoable(L["“{0}” is deleted", rule.Name], () => InvokeAsync(() => BringBackAsync(rule, actor)));
        await RefreshAsync();
    }

    private async Task BringBackAsync(ChannelAlertRule rule, Actor actor)
    {
        Say(await Book.BringBackAsync(_staff!.Workspace, rule.Id, actor), L["The rule was not brought back"]);
        await RefreshAsync();
        StateHasChanged();
    }

    private bool Say(Result<ChannelAlertRule> done, string failed)
    {
        if (done.Failure is { } failure)
            Toasts.Failed(failed, L[failure.Message]);
        return done.IsOk;
    }
}
