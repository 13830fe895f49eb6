using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Ai;

public sealed partial class AiState
{
    private Staff _staff = null!;
    private Failure? _capped;
    private string? _tested;
    private bool _isGood;
    private bool _isOn;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required EngineOptions Options { get; init; }

    [Inject]
    public required AiSwitch Switch { get; init; }

    [Inject]
    public required AiBook Book { get; init; }

    [Inject]
    public required TestEndpoint Test { get; init; }

    private string Word => !Options.Ai.IsOn ? "not configured" : !_isOn ? "off" : _capped is null ? "on" : "at its cap";

    private Tone Look => Word switch { "on" => Tone.Ok, "at its cap" => Tone.Warn, _ => Tone.Mute };

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Admin);
        Follow<SettingsChanged>(e => e.WorkspaceId == _staff.Workspace);
        Follow<AiAnswerChanged>(e => e.WorkspaceId == _staff.Workspace);
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        _isOn = await Switch.IsOnAsync(_staff.Workspace);
        _capped = _isOn ? await Book.CappedAsync(_staff.Workspace) : null;
    }

    private async Task TestAsync()
    {
        await Session.RequireAsync(AdminRole.Admin);
        var done = await Test.RunAsync();
        _isGood = done.TryGet(out var took, out var failure);
        _tested = failure is not null ? L[failure.Message] : L["The endpoint answered in {0}.", Numbers.Duration(took)];
        await Session.RecordAsync("ai.tested", Options.Ai.ToString(), failure?.Message ?? $"The endpoint answered in {Numbers.Duration(took)}."); // The book keeps to English.
    }
}
