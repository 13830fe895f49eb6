using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Conversations.Composer;

public sealed partial class WhoElse
{
    private ITimer? _fade;
    private string? _words;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required long ConversationId { get; set; }

    /// <summary>This page's own name in the presence list.</summary>
    [Parameter, EditorRequired]
    public required string Viewer { get; set; }

    [Inject]
    public required ReplyPresence Presence { get; init; }

    protected override async Task OnInitializedAsync()
    {
        // Typing ends without an event, so it is looked at again when it may be over.
        _fade = Clock.CreateTimer(_ => AskForRefresh(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Follow<PresenceChanged>(e => e.ConversationId == ConversationId);
        await RefreshAsync();
    }

    protected override Task RefreshAsync()
    {
        var others = Presence.Others(ConversationId, Viewer).Where(o => o.Name != Staff.Name).ToList();
        _words = Say([.. others.Where(o => o.IsTyping).Select(o => o.Name)], [.. others.Where(o => !o.IsTyping).Select(o => o.Name)]);
        if (others.Exists(o => o.IsTyping))
            _fade?.Change(ReplyPresence.TypingLasts + TimeSpan.FromMilliseconds(200), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        _fade?.Dispose();
        base.Dispose(disposing);
    }

    private string? Say(IReadOnlyList<string> typing, IReadOnlyList<string> looking) => (typing, looking) switch
    {
        ({ Count: 1 }, _) => L["{0} is typing a reply", typing[0]],
        ({ Count: > 1 }, _) => L.Count(typing.Count, "{0} other is typing a reply", "{0} others are typing a reply"),
        (_, { Count: 1 }) => L["{0} is looking at this too", looking[0]],
        (_, { Count: > 1 }) => L.Count(looking.Count, "{0} other is looking at this too", "{0} others are looking at this too"),
        _ => null,
    };
}
