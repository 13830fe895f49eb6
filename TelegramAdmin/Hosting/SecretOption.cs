using System.CommandLine;

namespace TelegramAdmin.Hosting;

/// <summary>
/// A secret that a verb is told. Other accounts of the machine see the command line of a program, and shells keep it; its environment and what is
/// piped into it they do not. No default value of the option, since help would print it.
/// </summary>
internal sealed class SecretOption(string name, string what, string variable)
{
    public Option<string?> Option { get; } = new(name) { Description = $"{what} Better in the environment, as {variable}, or - for the first line of what is piped in." };

    /// <summary>Null where it was not given.</summary>
    public string? Read(ParseResult parsed) => (parsed.GetValue(Option) ?? Environment.GetEnvironmentVariable(variable)) switch
    {
        "-" => Console.In.ReadLine(),
        var text => text,
    };

    /// <summary>Where the verb cannot do without.</summary>
    public async Task<int> UseAsync(ParseResult parsed, Func<string, Task<int>> use)
    {
        if (Read(parsed) is { Length: > 0 } secret)
            return await use(secret);
        await Console.Error.WriteLineAsync($"{Option.Name} is missing. Set {variable} in the environment, or pipe it in with {Option.Name} -");
        return 1;
    }
}
