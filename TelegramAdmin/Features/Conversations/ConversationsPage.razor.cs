using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Conversations;

/// <summary>What people write to the bots, and the answers. The open conversation and the filters stand in the address.</summary>
public partial class ConversationsPage
{
    private Staff? _staff;

    [Parameter]
    public long? Id { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "unread")]
    public bool? OnlyUnread { get; set; }

    [SupplyParameterFromQuery(Name = "bot")]
    public long? Bot { get; set; }

    /// <summary>What is open as a drawer: the person, on narrow screens.</summary>
    [SupplyParameterFromQuery(Name = "open")]
    public string? Open { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    private ConversationFilter Filter => new(OnlyUnread == true, Search, Bot is { } bot ? new BotId(bot) : null);

    protected override async Task OnInitializedAsync() => _staff = await Session.GetAsync();
}
