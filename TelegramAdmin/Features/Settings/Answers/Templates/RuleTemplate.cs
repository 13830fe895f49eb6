using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Features.Settings.Answers.Templates;

/// <summary>An answer to begin with.</summary>
/// <param name="Key">In the address.</param>
/// <param name="What">What it does, in a sentence.</param>
public sealed record RuleTemplate(string Key, string Title, string What, string Icon, Func<InboxHours, RuleDraft> Make);
