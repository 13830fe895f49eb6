using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>Warns a person whose credits run low.</summary>
public sealed class LowCreditWarning
{
    public Task ConsiderAsync(UpdateContext context, CreditAccount account) => Task.CompletedTask;
}
