using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Templates.Markup;

namespace TelegramAdmin.Core.Templates;

/// <summary>Keeps a template, once it was read and its formatting checked: what is stored can be sent.</summary>
public sealed partial class SaveTemplate(IDatabase database, TimeProvider time)
{
    /// <summary>Makes a new one.</summary>
    public Task<Result<SavedTemplate>> CreateAsync(WorkspaceId workspace, string name, TemplateDraft draft) => SaveAsync(workspace, name, draft, known => known is null ? null : TemplateErrors.Exists(name));

    /// <summary>Makes it, or replaces what it says.</summary>
    public Task<Result<SavedTemplate>> PutAsync(WorkspaceId workspace, string name, TemplateDraft draft) => SaveAsync(workspace, name, draft, _ => null);

    private async Task<Result<SavedTemplate>> SaveAsync(WorkspaceId workspace, string name, TemplateDraft draft, Func<MessageTemplate?, Failure?> refuse)
    {
        if (!Name().IsMatch(name))
            return TemplateErrors.NameInvalid;
        if (CompiledTemplate.Of(draft).Failure is { } failure)
            return failure;
        return await database.WriteAsync(workspace, async db =>
        {
            var known = await db.MessageTemplates.AsTracking().FirstOrDefaultAsync(t => t.Name == name);
            if (refuse(known) is { } refused)
                return (Result<SavedTemplate>)refused;
            var template = known ?? db.MessageTemplates.Add(New(workspace, name)).Entity;
            Write(template, draft, known is null);
            return new SavedTemplate(template, known is null);
        });
    }

    private MessageTemplate New(WorkspaceId workspace, string name)
    {
        var now = time.GetUtcNow();
        return new MessageTemplate { WorkspaceId = workspace, Name = name, Text = "", CreatedAt = now, ChangedAt = now };
    }

    private void Write(MessageTemplate template, TemplateDraft draft, bool isNew)
    {
        (template.Text, template.ParseMode) = (draft.Text, ParseModes.TryParse(draft.ParseMode, out var mode) ? mode : null);
        template.ReplyMarkup = string.IsNullOrWhiteSpace(draft.ReplyMarkup) ? null : draft.ReplyMarkup;
        if (isNew)
            return;
        // What was read of it before is known by this time, so no two changes share one.
        var now = time.GetUtcNow();
        template.ChangedAt = now > template.ChangedAt ? now : template.ChangedAt.AddMilliseconds(1);
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_.-]{0,63}\z", RegexOptions.None, 500)]
    private static partial Regex Name();
}

/// <param name="IsNew">It did not exist before.</param>
public sealed record SavedTemplate(MessageTemplate Template, bool IsNew);
