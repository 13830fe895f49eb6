using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Forum;

/// <summary>Connects a group, by a button in Telegram or by its number.</summary>
public sealed partial class ForumSetup
{
    private string _bot = "";
    private string _number = "";
    private string? _askedOf;
    private Failure? _failure;

    [Parameter, EditorRequired]
    public required IReadOnlyList<Bot> Bots { get; set; }

    [Parameter]
    public EventCallback<ForumGroup> OnConnected { get; set; }

    [Inject]
    public required ForumActs Acts { get; init; }

    private BotId Chosen => Bots.FirstOrDefault(b => b.Id.ToString() == _bot)?.Id ?? Bots[0].Id;

    private async Task AskAsync()
    {
        var asked = await Acts.AskAsync(Chosen);
        _failure = asked.Failure;
        _askedOf = asked.IsOk ? asked.Value : null;
    }

    private async Task ConnectAsync()
    {
        var connected = await Acts.ConnectAsync(Chosen, _number);
        _failure = connected.Failure;
        if (connected.TryGet(out var group, out _))
            await OnConnected.InvokeAsync(group);
    }
}
