using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Dashboard.Figures;
using TelegramAdmin.Features.Dashboard.Panels;

namespace TelegramAdmin.Features.Dashboard;

/// <summary>What needs a person, the numbers of a period, and what happens now.</summary>
public sealed partial class DashboardPage
{
    private const int ConversationsShown = 6;
    private const int PaymentsShown = 5;

    private Staff _staff = null!;
    private OverviewPeriod _period;
    private StatusNow? _status;
    private OverviewNumbers? _numbers;
    private OverviewNumbers? _read;
    private IReadOnlyList<Need> _needs = [];
    private SendingNow _sending = SendingNow.None;
    private ProductRevenues _products = new("", []);
    private IReadOnlyList<PaymentLine> _payments = [];
    private IReadOnlyList<Conversation> _latest = [];
    private IReadOnlyList<FaultCause> _causes = [];

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Bot { get; set; }

    /// <summary>The theme of the figures.</summary>
    [SupplyParameterFromQuery]
    public string? Set { get; set; }

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
    public required NeedReader Needs { get; init; }

    [Inject]
    public required OverviewReader Overview { get; init; }

    [Inject]
    public required ProductRevenueReader Products { get; init; }

    [Inject]
    public required PaymentReader Payments { get; init; }

    [Inject]
    public required BroadcastReader Broadcasts { get; init; }

    [Inject]
    public required ConversationList Conversations { get; init; }

    [Inject]
    public required FaultReader Faults { get; init; }

    private BotId? ChosenBot => BotId.TryParse(Bot, null, out var id) ? id : null;

    private string BotWords => _status?.Bots.FirstOrDefault(b => b.Bot.Id == ChosenBot)?.Bot.Name ?? L["All bots"];

    /// <summary>The status of the chosen bot, or of all.</summary>
    private StatusNow Shown => ChosenBot is { } id && _status!.Bots.FirstOrDefault(b => b.Bot.Id == id) is { } bot
        ? _status with { Bots = [bot], Rates = bot.Rates }
        : _status!;

    private string Lead
    {
        get
        {
            var now = Reader.Local(Clock.GetUtcNow()).ToString("dddd d MMMM, HH:mm", CultureInfo.CurrentCulture);
            return _status is { BotsUp: > 0 } && _needs.All(n => n.Level == NeedLevel.Info) ? L["Everything is running · {0}", now] : L["{0} · live", now];
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

    private Task SolvedAsync()
    {
        Needs.Forget(_staff.Workspace);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _status = await Live.ReadAsync(_staff.Workspace);
        _needs = await Needs.ReadAsync(_staff.Workspace);
        var numbers = await Overview.ReadAsync(_staff.Workspace, ChosenBot, Sets.Read(Set), _period, Reader.Zone);
        if (ReferenceEquals(numbers, _read))
            return; // They come anew every few seconds, and the lists below follow them.
        _read = numbers;
        _causes = await Faults.ReadCausesAsync(_staff.Workspace, ChosenBot, numbers.Range.From);
        _sending = await SendingNow.ReadAsync(Broadcasts, _staff.Workspace);
        _products = await Products.ReadAsync(_staff.Workspace, ChosenBot, numbers.Range);
        _payments = (await Payments.ListAsync(_staff.Workspace, new PaymentFilter { Bots = ChosenBot is { } bot ? [bot] : null }, limit: PaymentsShown)).Rows;
        var page = await Conversations.ReadAsync(_staff.Workspace, new ConversationFilter(Bot: ChosenBot));
        _latest = [.. page.Rows.Take(ConversationsShown)];
        _numbers = _numbers?.IsSame(numbers) == true ? _numbers : numbers;
    }
}
