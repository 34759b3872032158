data "aws_iam_policy_document" "trust_tasks" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:ecs:${local.region}:${local.account}:*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

resource "aws_iam_role" "execution" {
  name               = "ecsTaskExecutionRole"
  assume_role_policy = data.aws_iam_policy_document.trust_tasks.json
}

data "aws_iam_policy_document" "execution" {
  statement {
    sid       = "LogInToTheRegistry"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "PullTheImage"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]
    resources = [aws_ecr_repository.api.arn]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:${local.region}:${local.account}:log-group:/ecs/shop:*"]
  }

  statement {
    sid       = "ReadThePaymentKey"
    actions   = ["ssm:GetParameter"]
    resources = [aws_ssm_parameter.payment_key.arn]
  }

  statement {
    sid       = "ReadTheEnvironmentFile"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::shop-config/api/production.env"]
  }

  statement {
    sid       = "FindTheBucket"
    actions   = ["s3:GetBucketLocation"]
    resources = ["arn:aws:s3:::shop-config"]
  }
}

resource "aws_iam_role_policy" "execution" {
  name   = "ecsTaskExecutionRole"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}
