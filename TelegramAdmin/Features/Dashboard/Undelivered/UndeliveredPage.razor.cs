using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Dashboard.Undelivered;

/// <summary>The messages behind "may or may not have arrived" and behind an error's count.</summary>
public sealed partial class UndeliveredPage
{
    private static readonly Choice[] _tabs = [new("unknown", "Unknown"), new("failed", "Failed")];

    private FaultPage? _page;
    private IReadOnlyList<BotStatus> _bots = [];

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Bot { get; set; }

    [SupplyParameterFromQuery]
    public string? Error { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required FaultReader Faults { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    private bool IsFailed => Tab == "failed";

    private string Lead => IsFailed
        ? "Telegram refused these, or they were tried often enough. Each is open in its conversation, where it can be sent again."
        : "Telegram's answer was lost, so these may have arrived. Decide in the conversation whether to send again.";

    private string EmptyText => Bot is not null || Error is not null ? "No message matches these filters."
        : IsFailed ? "No message failed."
        : "Nothing to decide. Every message either arrived or says why not.";

    private string? NewestHref => Cursor is null ? null : Navigation.With(UrlState.Cursor, null);

    private string? OlderHref => _page?.Next is { } next ? Navigation.With(UrlState.Cursor, next.ToString(CultureInfo.InvariantCulture)) : null;

    protected override async Task OnParametersSetAsync()
    {
        var staff = await Session.GetAsync();
        _bots = (await Live.ReadAsync(staff.Workspace)).Bots;
        var bot = BotId.TryParse(Bot, null, out var id) ? id : (BotId?)null;
        _page = await Faults.ReadMessagesAsync(staff.Workspace, new FaultFilter(IsFailed ? DeliveryState.Failed : DeliveryState.Unknown, bot, Error, Cursor));
    }

    private string NameOf(string bot) => _bots.FirstOrDefault(b => b.Bot.Id.ToString() == bot) is { } known ? $"@{known.Bot.Username}" : bot;
}
