using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Conversations.List;

namespace TelegramAdmin.Features.Conversations;

/// <summary>What people write to the bots, and the answers. The open conversation and the filters stand in the address.</summary>
public partial class ConversationsPage
{
    private Staff? _staff;
    private InboxTeam _team = InboxTeam.Nobody;

    [Parameter]
    public long? Id { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "unread")]
    public bool? OnlyUnread { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "priority")]
    public string? Priority { get; set; }

    [SupplyParameterFromQuery(Name = "label")]
    public long? Label { get; set; }

    [SupplyParameterFromQuery(Name = "bot")]
    public long? Bot { get; set; }

    /// <summary>What is open as a drawer: the person, on narrow screens.</summary>
    [SupplyParameterFromQuery(Name = "open")]
    public string? Open { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required StaffList Members { get; init; }

    private InboxQuery Query => new(View, OnlyUnread == true, Priority == "high", Bot is { } bot ? new BotId(bot) : null, Label, Search);

    protected override async Task OnInitializedAsync()
    {
        var staff = await Session.GetAsync();
        _team = new InboxTeam([.. (await Members.ReadAsync(staff.Workspace)).Where(m => !m.IsDisabled)]) { Gone = L["Somebody who left"] };
        _staff = staff;
    }
}
