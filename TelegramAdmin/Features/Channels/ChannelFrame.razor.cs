using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Features.Analytics;

namespace TelegramAdmin.Features.Channels;

public sealed partial class ChannelFrame
{
    public const string Overview = "";
    public const string Posts = "/posts";
    public const string Mentions = "/mentions";
    public const string Alerts = "/alerts";

    private static readonly (string Words, string Part)[] Parts = [("Overview", Overview), ("Posts", Posts), ("Mentions", Mentions), ("Alerts", Alerts)];

    private Staff? _staff;
    private ChannelRow? _row;
    private bool _isMissing;

    [Parameter, EditorRequired]
    public required long Id { get; set; }

    /// <summary>Which of its pages this is: one of the constants above.</summary>
    [Parameter, EditorRequired]
    public required string Here { get; set; }

    /// <summary>What stands at the right of the head: period, comparison.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<ChannelRow> ChildContent { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ChannelReader Channels { get; init; }

    /// <summary>The address of one of a channel's pages.</summary>
    public static string Href(long id, string part = Overview) => string.Create(CultureInfo.InvariantCulture, $"{AnalyticsFrame.Channels}/{id}{part}");

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<ChannelChanged>(e => e.WorkspaceId == _staff.Workspace && e.ChannelId == Id);
        Follow<AccountChanged>(e => e.WorkspaceId == _staff.Workspace && e.AccountId == _row?.Channel.AccountId);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_row?.Channel.Id != Id)
            await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        _row = await Channels.FindAsync(_staff!.Workspace, Id);
        _isMissing = _row is null;
    }
}
