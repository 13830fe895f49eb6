using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Revenue;

namespace TelegramAdmin.Features.Channels.PostView;

public sealed partial class PostPage
{
    private Staff? _staff;
    private PostStory? _story;
    private PostOutcome? _outcome;
    private bool _isMissing;
    private (long, long)? _read;

    [Parameter]
    public long Id { get; set; }

    /// <summary>Telegram's number of the post.</summary>
    [Parameter]
    public long Message { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required PostReader Posts { get; init; }

    [Inject]
    public required RevenueReader Revenue { get; init; }

    private string Title => _story is { } story ? ChannelWords.Title(story.Post.Text, story.Post.Kind, L) : L["Post"];

    /// <summary>The page of a post.</summary>
    public static string Href(ChannelPost post) => ChannelFrame.Href(post.ChannelId, string.Create(CultureInfo.InvariantCulture, $"{ChannelFrame.Posts}/{post.MessageId}"));

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<ChannelChanged>(e => e.WorkspaceId == _staff.Workspace && e.ChannelId == Id);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_read == (Id, Message))
            return;
        (_read, _story) = ((Id, Message), null);
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        _story = await Posts.FindAsync(_staff!.Workspace, Id, Message);
        _isMissing = _story is null;
        _outcome = (await Revenue.ForPostsAsync(_staff.Workspace, Id, [Message])).GetValueOrDefault(Message);
    }
}
