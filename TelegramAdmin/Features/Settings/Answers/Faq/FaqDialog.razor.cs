using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Answers.Faq;

public sealed partial class FaqDialog
{
    private readonly string _list = $"categories-{Guid.NewGuid():N}";
    private IReadOnlyList<Bot> _bots = [];
    private string _question = "";
    private string _answer = "";
    private string _keywords = "";
    private string _category = "";
    private string _language = "";
    private string _bot = "";
    private bool _isOn = true;
    private Failure? _failure;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public FaqEntry? Entry { get; set; }

    /// <summary>Those that are in use.</summary>
    [Parameter]
    public IReadOnlyList<string> Categories { get; set; } = [];

    [Inject]
    public required FaqActs Acts { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private FaqDraft Draft => new(_question, _answer.ReplaceLineEndings("\n"))
    {
        BotId = long.TryParse(_bot, CultureInfo.InvariantCulture, out var bot) ? new BotId(bot) : null,
        Keywords = _keywords,
        Category = _category,
        Language = _language,
        IsOn = _isOn,
    };

    protected override async Task OnInitializedAsync()
    {
        if (Entry is { } entry)
        {
            (_question, _answer, _keywords, _category) = (entry.Question, entry.Answer, entry.Keywords, entry.Category);
            (_language, _bot, _isOn) = (entry.Language, entry.BotId?.ToString() ?? "", entry.IsOn);
        }
        _bots = [.. (await Live.ReadAsync((await Session.RequireAsync(AdminRole.Admin)).Workspace)).Bots.Select(b => b.Bot)];
    }

    private string? IsFault(string field) => _failure?.Field == field ? "true" : null;

    private async Task SaveAsync()
    {
        if (!(await Acts.SaveAsync(Entry?.Id, Draft)).TryGet(out var saved, out _failure))
            return;
        Toasts.Done(Entry is null ? L["The question is added"] : L["The question is saved"], saved.IsOn ? L["Bots answer it from now on."] : L["It is switched off."]);
        Dialogs.Close(true);
    }

    private async Task RemoveAsync()
    {
        var draft = FaqDraft.Of(Entry!);
        await Acts.RemoveAsync(Entry!.Id);
        Toasts.Undoable(L["The question is removed"], () => Acts.SaveAsync(null, draft));
        Dialogs.Close(true);
    }
}
