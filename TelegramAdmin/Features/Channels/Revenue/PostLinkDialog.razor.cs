using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Channels.Revenue;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Channels.Revenue;

public sealed partial class PostLinkDialog
{
    private IReadOnlyList<TeamBot> _bots = [];
    private IReadOnlyList<PostLinkLine> _links = [];
    private string _bot = "";
    private string _note = "";
    private MadeLink? _made;
    private Failure? _failure;

    [Parameter, EditorRequired]
    public required long ChannelId { get; set; }

    /// <summary>Null for a planned post.</summary>
    [Parameter]
    public long? MessageId { get; set; }

    [Inject]
    public required MakePostLink Make { get; init; }

    [Inject]
    public required PostLinkReader Links { get; init; }

    [Inject]
    public required TeamList Team { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    /// <param name="messageId">Null for a planned post.</param>
    public static async Task OpenAsync(DialogService dialogs, Localizer words, long channelId, long? messageId) =>
        await dialogs.OpenAsync<PostLinkDialog>(messageId is null ? words["Start link for a planned post"] : words["Start link of this post"],
            new Dictionary<string, object?> { [nameof(ChannelId)] = channelId, [nameof(MessageId)] = messageId }!, FormDialogs.Wide);

    protected override async Task OnInitializedAsync()
    {
        var workspace = (await Session.RequireAsync(AdminRole.Admin)).Workspace;
        _bots = (await Team.ReadAsync(workspace)).Bots;
        _bot = _bots.Count > 0 ? _bots[0].Id.ToString() : "";
        _links = await Links.ListAsync(workspace, ChannelId, MessageId);
    }

    private async Task MakeAsync()
    {
        var actor = await Session.RequireActorAsync(AdminRole.Admin);
        var workspace = (await Session.GetAsync()).Workspace;
        if (!BotId.TryParse(_bot, CultureInfo.InvariantCulture, out var bot))
            return;
        if ((await Make.RunAsync(workspace, ChannelId, MessageId, bot, _note, actor)).TryGet(out _made, out _failure))
            _links = await Links.ListAsync(workspace, ChannelId, MessageId);
    }

    private string Words(PostLinkLine line)
    {
        var starts = L.Count(line.Starts, "{0} start", "{0} starts");
        var about = line.Link.MessageId is null ? line.Link.Note is { } note ? L[", planned: {0}", note] : L[", planned"] : line.Link.IsFound ? L[", found in the post"] : "";
        return starts + about;
    }
}
