using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Features.Conversations.Composer;

namespace TelegramAdmin.Features.Conversations.Thread;

public partial class ThreadPane
{
    private ConversationFacts? _facts;
    private ComposerPane? _composer;
    private MessageList? _messages;
    private bool _isMissing;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required long ConversationId { get; set; }

    [Parameter]
    public bool ShowsPerson { get; set; }

    /// <summary>The line that somebody wants to see, such as one that the search found.</summary>
    [SupplyParameterFromQuery]
    public long? At { get; set; }

    [Inject]
    public required ConversationReader Conversations { get; init; }

    [Inject]
    public required MarkRead Read { get; init; }

    [Inject]
    public required ConversationActs Acts { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string BackHref => "/conversations" + Navigation.ToAbsoluteUri(Navigation.With("open", null)).Query;

    private string FirstName => _facts?.Person?.FirstName is { Length: > 0 } name ? name : _facts!.Conversation.Title;

    protected override async Task OnInitializedAsync()
    {
        await RefreshAsync();
        Follow<ConversationChanged>(e => e.ConversationId == ConversationId);
        Follow<MessageDelivered>(e => e.Outcome.ChatId == _facts?.Conversation.ChatId);
        Follow<BotChanged>(e => e.BotId == _facts?.Conversation.BotId);
        RefreshEvery(TimeSpan.FromMinutes(1)); // How late an answer is.
    }

    protected override async Task RefreshAsync()
    {
        _facts = await Conversations.ReadFactsAsync(Staff.Workspace, ConversationId);
        _isMissing = _facts is null;
    }

    private async Task ActAsync(HandlingAct act)
    {
        await Acts.DoAsync(_facts!.Conversation, act);
        await RefreshAsync();
    }

    private Task ReplyTo(ThreadLine line) => _composer?.ReplyToAsync(line) ?? Task.CompletedTask;

    private Task Edit(ThreadLine line) => _composer?.EditAsync(line) ?? Task.CompletedTask;

    private async Task MarkUnreadAsync()
    {
        await Session.RequireAsync(AdminRole.Operator);
        await Read.UnreadAsync(Staff.Workspace, ConversationId);
        Navigation.NavigateTo(BackHref); // Staying would read it again.
    }
}
