using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;

namespace TelegramAdmin.Features.Gifts.List;

/// <summary>All gifts to many: drafts, those under way, and what became of the others.</summary>
public sealed partial class GiftsPage
{
    private Staff? _staff;
    private GiftList? _page;
    private IReadOnlyDictionary<GiftTab, int> _counts = new Dictionary<GiftTab, int>();

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required GiftReader Gifts { get; init; }

    private GiftTab Shown => Tab switch
    {
        "drafts" => GiftTab.Drafts,
        "running" => GiftTab.Running,
        "done" => GiftTab.Done,
        _ => GiftTab.All,
    };

    private Choice[] Items => [Item("", L["All"], GiftTab.All), Item("drafts", L["Drafts"], GiftTab.Drafts), Item("running", L["Running"], GiftTab.Running), Item("done", L["Done"], GiftTab.Done)];

    private string EmptyText => Shown switch
    {
        GiftTab.Drafts => L["No drafts. What you prepare and do not give yet stands here."],
        GiftTab.Running => L["No gift is under way."],
        GiftTab.Done => L["Nothing was given yet."],
        _ => L["No gifts yet. Prepare one and try it on today's data: nothing is given before you say so."],
    };

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<GiftChanged>(e => e.WorkspaceId == _staff.Workspace);
    }

    protected override async Task OnParametersSetAsync() => await RefreshAsync();

    protected override async Task RefreshAsync()
    {
        var before = long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        _counts = await Gifts.CountAsync(_staff!.Workspace);
        _page = await Gifts.ListAsync(_staff.Workspace, Shown, before);
    }

    private Choice Item(string value, string words, GiftTab tab) => new(value, words, Numbers.Count(_counts.GetValueOrDefault(tab)));
}
