using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Features.Settings.Answers.List;

/// <summary>Automatic answers in the order in which they are tried.</summary>
public sealed partial class AnswersPage
{
    private const int PageSize = 50;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private IReadOnlyList<AutoRule>? _rules;
    private IReadOnlyList<Bot> _bots = [];
    private string _search = "";
    private long? _dragged;
    private long? _over;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required RuleActs Acts { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private bool IsWhole => string.IsNullOrWhiteSpace(Search);

    private IReadOnlyList<AutoRule> Found => IsWhole ? _rules! : [.. _rules!.Where(Matches)];

    private Dictionary<long, int> Places => _rules!.Index().ToDictionary(r => r.Item.Id, r => r.Index);

    private int PageNumber => Math.Clamp(Page ?? 1, 1, Math.Max(1, (Found.Count + PageSize - 1) / PageSize));

    private string PageWords => L["{0}–{1} of {2}", Numbers.Count(((PageNumber - 1) * PageSize) + 1), Numbers.Count(Math.Min(Found.Count, PageNumber * PageSize)), Numbers.Count(Found.Count)];

    private string CountWords => L["{0}, {1} on", L.Count(Found.Count, "{0} answer", "{0} answers"), Numbers.Count(Found.Count(r => r.IsOn))];

    protected override async Task OnInitializedAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        Follow<RulesChanged>(e => e.WorkspaceId == staff.Workspace);
        RefreshEvery(LookEvery);
        _bots = [.. (await Live.ReadAsync(staff.Workspace)).Bots.Select(b => b.Bot)];
        await RefreshAsync();
    }

    protected override void OnParametersSet() => _search = Search ?? "";

    protected override async Task RefreshAsync() => _rules = await Acts.ReadAsync();

    private bool Matches(AutoRule rule) =>
        rule.Name.Contains(Search!.Trim(), StringComparison.CurrentCultureIgnoreCase)
        || RuleJson.ReadTrigger(rule.Trigger).Words.Any(w => w.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase));

    private string? BotOf(AutoRule rule) => _bots.Count < 2 ? null : rule.BotId is { } id ? _bots.FirstOrDefault(b => b.Id == id)?.Name ?? L["a bot that left"] : L["every bot"];

    private string PageHref(int page) => Navigation.With("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));

    private async Task DropAsync(AutoRule target)
    {
        var dragged = _dragged;
        (_dragged, _over) = (null, null);
        if (dragged is not { } id || id == target.Id || !IsWhole)
            return;
        if (await Acts.MoveAsync(id, Places[target.Id]) is { } failure)
            Toasts.Failed(L["Nothing was moved"], L[failure.Message]);
        await RefreshAsync();
    }
}
