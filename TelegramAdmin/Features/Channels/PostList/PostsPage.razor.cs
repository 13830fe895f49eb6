using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Revenue;

namespace TelegramAdmin.Features.Channels.PostList;

public sealed partial class PostsPage
{
    private Staff? _staff;
    private ChannelRow? _row;
    private ChannelQuery _days = new();
    private PostQuery _query = new();
    private PostFilter? _filter;
    private PostSlice? _page;
    private int? _count;
    private int _fresh;
    private IReadOnlyDictionary<long, PostOutcome> _outcomes = new Dictionary<long, PostOutcome>();
    private string? _read;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Fate { get; set; }

    [SupplyParameterFromQuery]
    public string? Hour { get; set; }

    [SupplyParameterFromQuery]
    public string? Day { get; set; }

    [SupplyParameterFromQuery]
    public string? Length { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ChannelReader Channels { get; init; }

    [Inject]
    public required Core.Channels.Figures.Listing.PostList Posts { get; init; }

    [Inject]
    public required RevenueReader Revenue { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string CountWords => _count is { } count ? ChannelWords.Posts(count, L) : "";

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<ChannelChanged>(e => e.WorkspaceId == _staff.Workspace && e.ChannelId == Id);
    }

    protected override async Task OnParametersSetAsync()
    {
        (_days, _query) = (new ChannelQuery(Period), new PostQuery(Text, Kind, Fate, Hour, Day, Length, Sort));
        if (_read == $"{Id} {_days} {_query} {Cursor}")
            return;
        (_read, _page) = ($"{Id} {_days} {_query} {Cursor}", null);
        await LoadAsync();
    }

    /// <summary>What is shown is shown as it is now; what is new waits until somebody wants it.</summary>
    protected override async Task RefreshAsync()
    {
        if (_page is not { } page || _filter is not { } filter)
            return;
        var before = _count;
        _count = await Posts.CountAsync(_staff!.Workspace, Id, filter);
        var shown = page.Rows.Select(r => r.Post.MessageId).ToList();
        if (filter is { Order: PostOrder.Posted, IsRising: false } && page.Rows is [var newest, ..])
            _fresh = (await Posts.PageAsync(_staff.Workspace, Id, filter)).Rows.TakeWhile(r => r.Post.MessageId != newest.Post.MessageId).Count();
        else
            _fresh = Math.Max(0, _count.Value - (before ?? _count.Value));
        _page = page with { Rows = await Posts.AgainAsync(_staff.Workspace, Id, shown, filter.Period) };
    }

    private async Task LoadAsync()
    {
        var workspace = _staff!.Workspace;
        _row = await Channels.FindAsync(workspace, Id);
        if (_row is not { } row)
            return;
        _filter = _query.ToFilter(_days.PeriodAt(Clock.GetUtcNow(), Reader.Zone, row.Channel, row.OldestAt));
        (_page, _fresh) = (await Posts.PageAsync(workspace, Id, _filter, PostCursor.Read(Cursor)), 0);
        _count = await Posts.CountAsync(workspace, Id, _filter);
        _outcomes = row.Channel.IsOwn ? await Revenue.ForPostsAsync(workspace, Id, [.. _page.Rows.Select(r => r.Post.MessageId)]) : new Dictionary<long, PostOutcome>();
    }
}
