using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Features.Conversations.Thread;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>Stays as long as the conversation is open, and lets the others of the team know that somebody is here.</summary>
public sealed partial class ComposerPane : IDisposable
{
    private readonly string _viewer = Guid.NewGuid().ToString("N");
    private (string Icon, string Words)? _why;
    private ReplyForm? _form;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required ConversationFacts Facts { get; set; }

    [Parameter, EditorRequired]
    public required string PersonName { get; set; }

    /// <summary>The last message that stands in the thread.</summary>
    [Parameter, EditorRequired]
    public required Func<long?> LastShown { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required ReplyPresence Presence { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    public Task ReplyToAsync(ThreadLine line) => _form?.ReplyToAsync(line) ?? Task.CompletedTask;

    public Task EditAsync(ThreadLine line) => _form?.EditAsync(line) ?? Task.CompletedTask;

    /// <summary>Puts words, files and buttons into the field, ready to be looked at and sent.</summary>
    public Task InsertAsync(ReplyInsert insert) => _form?.InsertAsync(insert) ?? Task.CompletedTask;

    public void Dispose() => Presence.Leave(Staff.Workspace, Facts.Conversation.Id, _viewer);

    protected override void OnParametersSet() => _why = ClosedComposer.Reason(Staff, Facts, PersonName, Clock.GetUtcNow(), Reader, L);

    // Not while the page is only rendered on the server: nobody looks at it yet.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            Presence.Look(Staff.Workspace, Facts.Conversation.Id, _viewer, Staff.Name);
    }
}
