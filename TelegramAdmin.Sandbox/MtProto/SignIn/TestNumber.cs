namespace TelegramAdmin.Sandbox.MtProto.SignIn;

/// <summary>What a phone number of the script does: its last digit says so, and everybody is somebody.</summary>
internal sealed record TestNumber(string Digits)
{
    public const string Code = "12345";
    public const string Password = "lighthouse";
    public const string Hint = "what warns ships";

    /// <summary>Who scans QR codes by herself.</summary>
    public static readonly TestNumber Grace = new("9996641110");

    private const int Shortest = 7;
    private const int Longest = 15;

    private static readonly string[] FirstNames = ["Ada", "Ivo", "Suri", "Nils", "Mara", "Otto", "Lena", "Tariq", "Noor", "Elin"];
    private static readonly string[] LastNames = ["Lark", "Quill", "Vale", "Berg", "Osei", "Sato", "Moreau"];

    public bool AsksForPassword => Digits[^1] == '2';

    /// <summary>Telegram wants an e-mail address for the codes to come.</summary>
    public bool AsksForEmail => Digits[^1] == '3';

    /// <summary>Its codes come by e-mail already.</summary>
    public bool GetsCodeByEmail => Digits[^1] == '4';

    public bool IsUnregistered => Digits[^1] == '8';

    public bool IsBanned => Digits[^1] == '9';

    public long UserId => 7_000_000_000 + long.Parse(Digits[^Math.Min(8, Digits.Length)..], System.Globalization.CultureInfo.InvariantCulture);

    public string FirstName => this == Grace ? "Grace" : FirstNames[(int)(UserId % FirstNames.Length)];

    public string LastName => this == Grace ? "Moor" : LastNames[(int)(UserId % LastNames.Length)];

    public string Username => $"{FirstName}_{Digits[^Math.Min(4, Digits.Length)..]}".ToLowerInvariant();

    /// <returns>Null for what no phone has.</returns>
    public static TestNumber? Read(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        var isNumber = typed.All(letter => char.IsAsciiDigit(letter) || letter is '+' or ' ' or '-' or '(' or ')');
        return isNumber && digits.Length is >= Shortest and <= Longest ? new TestNumber(digits) : null;
    }
}
