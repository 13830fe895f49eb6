using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Broadcasts.Composing;

public sealed partial class PreviewPane
{
    private const int SampleSize = 10;

    private IReadOnlyList<AudiencePerson> _sample = [];
    private MessageVersion? _version;
    private string? _html;
    private string? _trouble;
    private string? _sampled;
    private string? _written;
    private string? _botName;
    private int _at;

    [Parameter, EditorRequired]
    public required CampaignMessage Message { get; set; }

    [Parameter, EditorRequired]
    public required Audience Audience { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceId Workspace { get; set; }

    /// <summary>The language that is being written; empty for everybody else.</summary>
    [Parameter]
    public string Language { get; set; } = "";

    [Inject]
    public required AudienceReader Audiences { get; init; }

    [Inject]
    public required PreviewMessage Preview { get; init; }

    private bool IsEmpty => Shown is { Text.Length: 0, Files: null or { Count: 0 } };

    private AudiencePerson? Person => _at < _sample.Count ? _sample[_at] : null;

    private MessageVersion Shown => _version ?? (Message.Languages?.GetValueOrDefault(Language) ?? Message.Default);

    protected override async Task OnParametersSetAsync()
    {
        var audience = Audience.ToJson();
        if (_sampled != audience)
        {
            _sampled = audience;
            _at = 0;
            _sample = (await Audiences.SampleAsync(Workspace, Audience, SampleSize)).TryGet(out var people, out _) ? people : [];
            _written = null;
        }
        await WriteAsync();
    }

    private Task WalkAsync(int by)
    {
        _at = (_at + by + _sample.Count) % _sample.Count;
        return WriteAsync();
    }

    /// <summary>Anew only where something changed: the page draws more often than that.</summary>
    private async Task WriteAsync()
    {
        var wanted = $"{Person?.TelegramUserId} {Language} {Message.ToJson()}";
        if (_written == wanted)
            return;
        _written = wanted;
        (_version, _html, _trouble) = (null, null, null);
        if (Person is not { } person || IsEmpty)
            return;
        if ((await Preview.RunAsync(Workspace, Message, person.TelegramUserId, Language.Length == 0 ? null : Language)).TryGet(out var preview, out var failure))
            (_version, _html, _botName) = (preview.Version, preview.Html, preview.BotName.Length == 0 ? _botName : preview.BotName);
        else
            _trouble = L[failure.Message];
    }
}
