using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Conversations;

namespace TelegramAdmin.Features.Settings.Ai;

public sealed partial class AiAnswers
{
    private Staff _staff = null!;
    private AiAnswerPage? _page;
    private InboxTeam _team = InboxTeam.Nobody;
    private string _currency = "";

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")]
    public string? OutcomeWord { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required AiBook Book { get; init; }

    [Inject]
    public required StaffList Members { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    private Choice[] Kinds => [new("", L["All"]), new("suggestions", L["Suggestions"]), new("answers", L["Answers by the bot"])];

    private AiPurpose? Purpose => Kind switch { "suggestions" => AiPurpose.Suggestion, "answers" => AiPurpose.AutoAnswer, _ => null };

    private AiOutcome? Outcome => Enum.GetValues<AiOutcome>().Cast<AiOutcome?>().FirstOrDefault(o => o.ToString()!.Equals(OutcomeWord, StringComparison.OrdinalIgnoreCase));

    private string? OlderHref => _page?.Next is { } next ? Navigation.With(UrlState.Cursor, next.ToString(CultureInfo.InvariantCulture)) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_staff is null)
        {
            _staff = await Session.RequireAsync(AdminRole.Admin);
            _team = new InboxTeam(await Members.ReadAsync(_staff.Workspace));
            Follow<AiAnswerChanged>(e => e.WorkspaceId == _staff.Workspace);
        }
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        _currency = await Settings.GetAsync(_staff.Workspace, AiSettings.Currency);
        _page = await Book.ReadAsync(_staff.Workspace, new AiFilter(Purpose, Outcome, Cursor));
    }
}
