using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Dashboard.Needs;

namespace TelegramAdmin.Features.Dashboard;

/// <summary>What needs a person, the numbers of a period, and what happens now.</summary>
public sealed partial class DashboardPage
{
    private const int ConversationsShown = 6;

    private Staff _staff = null!;
    private DashboardPeriod _period;
    private StatusNow? _status;
    private DashboardNumbers? _numbers;
    private IReadOnlyList<Conversation> _latest = [];
    private IReadOnlyList<FaultCause> _causes = [];

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Bot { get; set; }

    [SupplyParameterFromQuery]
    public string? Metric { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    [Inject]
    public required DashboardReader Dashboard { get; init; }

    [Inject]
    public required ConversationList Conversations { get; init; }

    [Inject]
    public required FaultReader Faults { get; init; }

    private BotId? ChosenBot => BotId.TryParse(Bot, null, out var id) ? id : null;

    private string BotWords => _status?.Bots.FirstOrDefault(b => b.Bot.Id == ChosenBot)?.Bot.Name ?? "All bots";

    /// <summary>The status of the chosen bot, or of all.</summary>
    private StatusNow Shown => ChosenBot is { } id && _status!.Bots.FirstOrDefault(b => b.Bot.Id == id) is { } bot
        ? _status with { Bots = [bot], Rates = bot.Rates }
        : _status!;

    private string Lead
    {
        get
        {
            var now = Reader.Local(Clock.GetUtcNow()).ToString("dddd d MMMM, HH:mm", CultureInfo.CurrentCulture);
            return _status is not null && NeedList.IsQuiet(_status) ? $"Everything is running · {now}" : $"{now} · live";
        }
    }

    protected override async Task OnInitializedAsync() => _staff = await Session.GetAsync();

    protected override async Task OnParametersSetAsync()
    {
        _period = Periods.Read(Period);
        await LoadAsync();
    }

    protected override async Task<bool> TickAsync()
    {
        await LoadAsync();
        return true;
    }

    private async Task LoadAsync()
    {
        _status = await Live.ReadAsync(_staff.Workspace);
        var numbers = await Dashboard.ReadAsync(_staff.Workspace, ChosenBot, _period);
        if (ReferenceEquals(numbers, _numbers))
            return; // They come anew every few seconds, and the lists below follow them.
        _causes = await Faults.ReadCausesAsync(_staff.Workspace, ChosenBot, numbers.Range.From);
        var page = await Conversations.ReadAsync(_staff.Workspace, new ConversationFilter(Bot: ChosenBot));
        _latest = [.. page.Rows.Take(ConversationsShown)];
        _numbers = _numbers?.IsSame(numbers) == true ? _numbers : numbers;
    }
}
