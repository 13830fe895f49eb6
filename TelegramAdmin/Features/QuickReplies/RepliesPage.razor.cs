using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.QuickReplies.Reading;
using TelegramAdmin.Features.Credits;
using TelegramAdmin.Features.QuickReplies.List;
using TelegramAdmin.Features.QuickReplies.Moving;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.QuickReplies;

/// <summary>The answers that the team gives again and again: found, written, grouped, and how often they help.</summary>
public sealed partial class RepliesPage
{
    private const string New = "new";
    private const string Statistics = "statistics";

    private readonly HashSet<long> _chosen = [];
    private Staff? _staff;
    private QuickReplyPage? _page;
    private QuickReply? _opened;
    private ReplyFigures? _figures;
    private IReadOnlyList<QuickReplyCategory> _categories = [];
    private IReadOnlyDictionary<long, int> _counts = new Dictionary<long, int>();
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();
    private string? _shown;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Category { get; set; }

    [SupplyParameterFromQuery]
    public string? Whose { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    /// <summary>A reply's number, or "new".</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required StaffNames Staff { get; init; }

    [Inject]
    public required QuickReplyBook Book { get; init; }

    [Inject]
    public required QuickReplyFigures Figures { get; init; }

    [Inject]
    public required CategoryBook Categories { get; init; }

    [Inject]
    public required ReplyActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private ReplyQuery Query => new(Search, Category, Whose, Sort);

    private bool IsNew => Open == New && _staff?.MayAnswer == true;

    private Choice[] Items => [new("", L["Replies"], Numbers.Count(_counts.Values.Sum())), new(Statistics, L["Statistics"])];

    private string Lead => _figures is null ? "" : L["{0}, used {1} in {2} days.", ReplyWords.Replies(_counts.Values.Sum(), L), ReplyWords.Times(_figures.Total, L), QuickReplyFigures.Days];

    private string PageWords => _page!.Rows.Count == _page.Count ? ReplyWords.Replies(_page.Count, L) : $"{Numbers.Count(_page.Rows.Count)} {L.Count(_page.Count, "of {0} reply", "of {0} replies")}";

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<QuickRepliesChanged>(e => e.WorkspaceId == _staff.Workspace);
    }

    protected override async Task OnParametersSetAsync()
    {
        var shown = $"{Query}{Cursor}";
        if (_shown is not null && shown != _shown)
            (_page, _) = (null, _chosen.RemoveWhere(_ => true));
        _shown = shown;
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var (workspace, me) = (_staff!.Workspace, _staff.AdminId);
        _categories = await Categories.ReadAsync(workspace);
        _counts = await Book.CountByCategoryAsync(workspace, me);
        _figures = await Figures.ReadAsync(workspace, me);
        _names = await Staff.ReadAsync(workspace);
        _page = await Book.ListAsync(workspace, Query.ToFilter(me) with { After = ReplyCursor.Parse(Cursor) });
        _opened = long.TryParse(Open, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await Book.FindAsync(workspace, me, id) : null;
    }

    private string ExportHref(string format) => $"/replies/export.{format}{new Uri(Navigation.Uri).Query}";

    private string ChosenHref(string format) => $"/replies/export.{format}?ids={string.Join(',', _chosen.Select(id => id.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>The address of the row above or below the open one.</summary>
    private string? Beside(int step)
    {
        var rows = _page?.Rows.Select(r => r.Id).ToList() ?? [];
        var at = _opened is null ? -1 : rows.IndexOf(_opened.Id);
        return at >= 0 && at + step >= 0 && at + step < rows.Count ? Navigation.With(new Dictionary<string, object?> { ["open"] = rows[at + step] }) : null;
    }

    private void Choose((long Id, bool IsChosen) choice)
    {
        if (choice.IsChosen)
            _chosen.Add(choice.Id);
        else
            _chosen.Remove(choice.Id);
    }

    private void ChoosePage(bool isChosen)
    {
        _chosen.Clear();
        if (isChosen)
            _chosen.UnionWith(_page!.Rows.Select(r => r.Id));
    }

    private async Task ChooseAllAsync() => _chosen.UnionWith((await Book.AllAsync(_staff!.Workspace, Query.ToFilter(_staff.AdminId))).Select(r => r.Id));

    private async Task MoveAsync(QuickReplyCategory? category)
    {
        var moved = await Acts.MoveAsync(_chosen, category?.Id, category?.Name ?? "no category");
        Say(moved.Failure, moved.IsOk ? moved.Value : 0, count => L["{0} moved to {1}", ReplyWords.Replies(count, L), category?.Name ?? L["no category"]]);
        await DoneAsync();
    }

    private async Task ShareAsync()
    {
        var shared = await Acts.ShareAsync(_chosen);
        if (shared.Kept.Count > 0)
            Toasts.Warn(L["{0} stayed private", ReplyWords.Replies(shared.Kept.Count, L)], L["The team has {0} already.", string.Join(", ", shared.Kept.Take(5).Select(s => "/" + s))]);
        if (shared.Shared > 0 || shared.Kept.Count == 0)
            Say(null, shared.Shared, count => L["{0} shared with the team", ReplyWords.Replies(count, L)]);
        await DoneAsync();
    }

    private async Task RemoveChosenAsync()
    {
        if (!await Confirmation.AskAsync(new(L["Delete {0}?", ReplyWords.Replies(_chosen.Count, L)], L["Nobody can use them any more, and their statistics go. What was sent stays in the conversations."], L["Delete replies"], L["Keep replies"])))
            return;
        var removed = await Acts.RemoveAsync(_chosen);
        if (removed.Replies.Count == 0)
            Say(null, 0, _ => "");
        else
            Toasts.Undoable(L["{0} deleted", ReplyWords.Replies(removed.Replies.Count, L)], () => InvokeAsync(() => BringBackAsync(removed)));
        await DoneAsync();
    }

    private async Task BringBackAsync(RemovedReplies removed)
    {
        if (await Acts.BringBackAsync(removed) is { } failure)
            Toasts.Failed(L["Nothing was changed"], L[failure.Message]);
        await RefreshAsync();
    }

    private void Say(Failure? failure, int count, Func<int, string> done)
    {
        if (failure is not null)
            Toasts.Failed(L["Nothing was changed"], failure.Message);
        else if (count == 0)
            Toasts.Warn(L["Nothing was changed"], L["The replies of the team are changed by admins, private ones by whoever wrote them."]);
        else
            Toasts.Done(done(count));
    }

    private async Task DoneAsync()
    {
        _chosen.Clear();
        await RefreshAsync();
    }

    private async Task SavedAsync(QuickReply reply)
    {
        await RefreshAsync();
        Navigation.NavigateTo(Navigation.With(new Dictionary<string, object?> { ["open"] = reply.Id }));
    }

    private async Task RemovedAsync()
    {
        await RefreshAsync();
        Navigation.NavigateTo(Navigation.With(new Dictionary<string, object?> { ["open"] = null }));
    }

    private async Task ImportAsync()
    {
        await Dialogs.OpenAsync<ImportDialog>(L["Import quick replies"], options: FormDialogs.Wide);
        await RefreshAsync();
    }
}
