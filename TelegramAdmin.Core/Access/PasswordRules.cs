using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Access;

/// <summary>OWASP ASVS 5.0, 6.2: length counts, composition does not, and what everybody knows is refused.</summary>
public sealed class PasswordRules : IPasswordValidator<Admin>
{
    private static readonly FrozenSet<string> Common = LoadCommon();

    public static Failure? Check(string password, string email)
    {
        if (password.Length < 8)
            return AccessErrors.PasswordShort;
        if (password.Length > 128)
            return AccessErrors.PasswordLong;
        var lower = password.ToLowerInvariant();
        return Common.Contains(lower) || string.Equals(password, email, StringComparison.OrdinalIgnoreCase) || lower.Distinct().Count() < 3 ? AccessErrors.PasswordCommon : null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Admin> manager, Admin user, string? password) =>
        Task.FromResult(Check(password ?? "", user.Email) is { } weak
            ? IdentityResult.Failed(new IdentityError { Code = weak.Code, Description = weak.Message })
            : IdentityResult.Success);

    private static FrozenSet<string> LoadCommon()
    {
        using var file = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("TelegramAdmin.Core.Access.common-passwords.txt")!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
